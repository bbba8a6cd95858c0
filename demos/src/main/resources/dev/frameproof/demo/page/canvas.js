/** A canvas that fills its body, sharp on any screen. Coordinates are CSS pixels. */
export class Canvas {
  constructor(body) {
    this.element = document.createElement("canvas");
    body.append(this.element);
    this.context = this.element.getContext("2d");
    this.width = 0;
    this.height = 0;
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  #fit() {
    const ratio = devicePixelRatio || 1;
    this.width = this.element.clientWidth;
    this.height = this.element.clientHeight;
    this.element.width = Math.max(1, Math.round(this.width * ratio));
    this.element.height = Math.max(1, Math.round(this.height * ratio));
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** @returns the context, wiped; null while there is no room */
  begin() {
    if (this.width < 20 || this.height < 20) {
      return null;
    }
    this.context.clearRect(0, 0, this.width, this.height);
    this.context.font = '12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
    this.context.textBaseline = "middle";
    return this.context;
  }
}

/** Seconds before now below a picture that moves. */
export function timeAxis(context, theme, left, right, y, windowMs) {
  context.fillStyle = theme.colours.soft;
  context.textAlign = "center";
  const step = windowMs > 60000 ? 20 : windowMs > 20000 ? 10 : windowMs > 8000 ? 5 : 1;
  for (let s = 0; s * 1000 <= windowMs; s += step) {
    const x = right - (s * 1000 * (right - left)) / windowMs;
    if (x >= left + 12 && x <= right - 10) {
      context.fillText("−" + s + " s", x, y);
    } else if (s === 0) {
      context.textAlign = "right";
      context.fillText("now", right, y);
      context.textAlign = "center";
    }
  }
}
