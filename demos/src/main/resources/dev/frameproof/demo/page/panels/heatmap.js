import { Canvas, timeAxis } from "../canvas.js";
import { Selection, sorted } from "../select.js";

const COLUMNS = 240;
const BELOW = 18;
const MOST_LANES = 128;
/** A fast series is shown without gaps between its moments: 8 columns are a second. */
const HELD_COLUMNS = 10;

/** A row a series, time from left to right, the value as colour: the highest one that a cell's piece of time brought. */
export class HeatMap {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.canvas = new Canvas(body);
    this.selection = new Selection(settings);
    this.lanes = new Map();
    this.image = document.createElement("canvas");
    this.low = settings.min;
    this.high = settings.max;
    this.#start();
    window.addEventListener("theme", () => (this.changed = true));
  }

  #start() {
    this.changed = true;
    this.windowMs = this.page.clock.windowMs;
    this.pieceMs = this.windowMs / (COLUMNS - 8);
    this.first = Math.floor((Date.now() - this.windowMs) / this.pieceMs);
    for (const cells of this.lanes.values()) {
      cells.fill(NaN);
    }
  }

  accept(rows) {
    this.selection.each(rows, (name, time, value) => {
      if (typeof value === "number") {
        this.#put(name, time, value);
      }
    });
  }

  #put(name, time, value) {
    let cells = this.lanes.get(name);
    if (!cells) {
      if (this.lanes.size === MOST_LANES) {
        return;
      }
      cells = new Float64Array(COLUMNS).fill(NaN);
      this.lanes.set(name, cells);
      if (this.settings.by) {
        this.lanes = sorted(this.lanes);
      }
    }
    this.changed = true;
    let at = Math.floor(time / this.pieceMs) - this.first;
    if (at >= COLUMNS) {
      const by = at - COLUMNS + 6;
      this.first += by;
      for (const lane of this.lanes.values()) {
        lane.copyWithin(0, by);
        lane.fill(NaN, Math.max(0, COLUMNS - by));
      }
      at -= by;
    }
    if (at >= 0 && !(cells[at] > value)) {
      cells[at] = value;
    }
    if (this.settings.min === null) {
      this.low = Math.min(this.low ?? value, value);
    }
    if (this.settings.max === null) {
      this.high = Math.max(this.high ?? value, value);
    }
  }

  draw(now) {
    if (this.windowMs !== this.page.clock.windowMs) {
      this.#start();
    }
    const context = this.canvas.begin();
    if (!context || this.lanes.size === 0) {
      return;
    }
    const { theme } = this.page;
    const { width, height } = this.canvas;
    const names = [...this.lanes.keys()];
    const longest = Math.min(110, Math.max(...names.map((name) => context.measureText(name).width)));
    const left = longest + 10;
    const tall = height - BELOW;
    if (this.changed) {
      this.changed = false;
      this.#paint(theme);
    }
    context.save();
    context.beginPath();
    context.rect(left, 0, width - left, tall);
    context.clip();
    context.imageSmoothingEnabled = false;
    const scale = (width - left) / this.windowMs;
    const x = width - (now - this.first * this.pieceMs) * scale;
    context.drawImage(this.image, x, 0, COLUMNS * this.pieceMs * scale, tall);
    context.restore();
    const pitch = tall / names.length;
    const every = Math.max(1, Math.ceil(14 / pitch));
    context.fillStyle = theme.colours.soft;
    context.textAlign = "right";
    names.forEach((name, i) => {
      if (i % every === 0) {
        context.fillText(name, left - 8, this.#row(i) * pitch + pitch / 2, longest);
      }
    });
    timeAxis(context, theme, left, width, height - BELOW / 2 + 2, this.windowMs);
  }

  /** Bands lie as on a keyboard that stands upright, the first one below; what goes by names begins above. */
  #row(i) {
    return this.settings.by ? i : this.lanes.size - 1 - i;
  }

  #paint(theme) {
    const rows = this.lanes.size;
    this.image.width = COLUMNS;
    this.image.height = rows;
    const painter = this.image.getContext("2d");
    const pixels = painter.createImageData(COLUMNS, rows);
    const room = this.high - this.low || 1;
    [...this.lanes.values()].forEach((cells, i) => {
      const row = this.#row(i);
      let held = NaN;
      let age = 0;
      for (let column = 0; column < COLUMNS; column++) {
        if (Number.isNaN(cells[column])) {
          age++;
        } else {
          held = cells[column];
          age = 0;
        }
        if (Number.isNaN(held) || age > HELD_COLUMNS) {
          continue;
        }
        const [red, green, blue] = theme.heat((held - this.low) / room);
        const at = 4 * (row * COLUMNS + column);
        pixels.data[at] = red;
        pixels.data[at + 1] = green;
        pixels.data[at + 2] = blue;
        pixels.data[at + 3] = 255;
      }
    });
    painter.putImageData(pixels, 0, 0);
  }
}
