/** Orders names as people do: 2 before 10. */
export function byName(a, b) {
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

/** @returns the entries of the map in the order of their names */
export function sorted(map) {
  return new Map([...map].sort((a, b) => byName(a[0], b[0])));
}

const OWN = new Set(["time", "Time", "partition", "offset"]);

/**
 * Which value belongs to which series. With `by` there is one series for each value of that column; else one a field.
 * A field that ends in * stands for all that begin so.
 */
export class Selection {
  constructor(settings) {
    this.fields = settings.fields;
    this.by = settings.by || "";
    this.names = null;
    this.chosen = [];
  }

  /** Calls `take(name, time, value)` for each value of the rows; null where a field has none. */
  each(rows, take) {
    const times = rows.times();
    if (this.by) {
      const keys = rows.column(this.by);
      const values = rows.column(this.fields[0]);
      if (keys && values) {
        for (let i = 0; i < rows.length; i++) {
          take(String(keys[i]), times[i], values[i]);
        }
      }
      return;
    }
    for (const index of this.#columns(rows.names)) {
      const values = rows.values[index];
      for (let i = 0; i < rows.length; i++) {
        take(rows.names[index], times[i], values[i]);
      }
    }
  }

  #columns(names) {
    if (names !== this.names) {
      this.names = names;
      this.chosen = [];
      for (const field of this.fields) {
        names.forEach((name, i) => {
          const fits = field.endsWith("*") ? name.startsWith(field.slice(0, -1)) : name === field;
          if (fits && !OWN.has(name) && !this.chosen.includes(i)) {
            this.chosen.push(i);
          }
        });
      }
    }
    return this.chosen;
  }
}
