const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

export function whole(value) {
  return WHOLE.format(value);
}

/** A value as a person reads it, with its unit. */
export function shown(value, unit = "") {
  if (value === null || value === undefined) {
    return "–";
  }
  if (typeof value !== "number") {
    return String(value);
  }
  switch (unit) {
    case "percent":
      return value.toFixed(value >= 99.95 || value === 0 ? 0 : 1) + " %";
    case "bytes":
      return bytes(value);
    case "bytes/s":
      return bytes(value) + "/s";
    case "celsius":
      return value.toFixed(1) + " °C";
    default:
      return short(value) + (unit ? " " + unit : "");
  }
}

function short(value) {
  const size = Math.abs(value);
  if (size >= 100000) {
    return SHORT.format(value);
  }
  return Number.isInteger(value) || size >= 1000 ? WHOLE.format(value) : value.toFixed(size >= 100 ? 1 : 2);
}

function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let i = 0;
  while (Math.abs(value) >= 1024 && i < units.length - 1) {
    value /= 1024;
    i++;
  }
  return value.toFixed(value >= 100 || i === 0 ? 0 : 1) + " " + units[i];
}
