import { Canvas } from "../canvas.js";
import { Selection, sorted } from "../select.js";
import { shown } from "../numbers.js";

const MOST = 64;

/** The newest value of each series, or how often each value came, as bars. */
export class Bars {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.canvas = new Canvas(body);
    this.selection = new Selection(settings);
    this.bars = new Map();
  }

  accept(rows) {
    if (this.settings.count) {
      for (const value of rows.column(this.settings.fields[0]) || []) {
        if (value !== null) {
          const bar = this.#bar(String(value));
          bar.value = (bar.value || 0) + 1;
        }
      }
    } else {
      this.selection.each(rows, (name, time, value) => (this.#bar(name).value = value));
    }
  }

  #bar(name) {
    let bar = this.bars.get(name);
    if (!bar) {
      bar = { value: null, drawn: null, peak: null };
      if (this.bars.size < MOST) {
        this.bars.set(name, bar);
      }
    }
    return bar;
  }

  draw() {
    const context = this.canvas.begin();
    if (!context || this.bars.size === 0) {
      return;
    }
    let entries = [...this.bars];
    if (this.settings.count) {
      entries = entries.sort((a, b) => b[1].value - a[1].value);
    } else if (this.settings.by) {
      entries = [...sorted(this.bars)];
    }
    const values = entries.map(([, bar]) => bar.value).filter((value) => typeof value === "number");
    const low = this.settings.min ?? Math.min(0, ...values);
    const high = this.settings.max ?? Math.max(low + 1e-9, ...values);
    for (const [, bar] of entries) {
      bar.drawn = bar.drawn === null || this.page.paused ? bar.value : bar.drawn + ((bar.value ?? low) - bar.drawn) * 0.35;
    }
    if (entries.length > 14) {
      this.#upright(context, entries, low, high);
    } else {
      this.#lying(context, entries, low, high);
    }
  }

  #lying(context, entries, low, high) {
    const { theme } = this.page;
    const { width, height } = this.canvas;
    const pitch = Math.min(44, height / entries.length);
    const longest = Math.min(width * 0.35, Math.max(...entries.map(([name]) => context.measureText(name).width)));
    const left = longest + 12;
    const right = width - 78;
    entries.forEach(([name, bar], i) => {
      const y = i * pitch;
      const thick = Math.min(22, pitch * 0.68);
      const top = y + (pitch - thick) / 2;
      context.fillStyle = theme.colours.soft;
      context.textAlign = "right";
      context.fillText(name, left - 10, y + pitch / 2, longest);
      context.fillStyle = theme.colours.grid;
      context.beginPath();
      context.roundRect(left, top, right - left, thick, 4);
      context.fill();
      const share = Math.max(0, Math.min(1, ((bar.drawn ?? low) - low) / (high - low)));
      context.fillStyle = this.#colour(i, name, bar.value);
      context.beginPath();
      context.roundRect(left, top, Math.max(3, share * (right - left)), thick, 4);
      context.fill();
      context.fillStyle = theme.colours.text;
      context.textAlign = "left";
      context.fillText(shown(bar.value, this.settings.unit), right + 8, y + pitch / 2);
    });
  }

  #upright(context, entries, low, high) {
    const { theme } = this.page;
    const { width, height } = this.canvas;
    const floor = height - 18;
    const pitch = width / entries.length;
    entries.forEach(([name, bar], i) => {
      const share = Math.max(0, Math.min(1, ((bar.drawn ?? low) - low) / (high - low)));
      bar.peak = Math.max(share, (bar.peak ?? 0) - 0.006);
      const x = i * pitch + Math.max(0.5, pitch * 0.1);
      const wide = pitch - 2 * Math.max(0.5, pitch * 0.1);
      const gradient = context.createLinearGradient(0, floor, 0, 0);
      gradient.addColorStop(0, theme.hue(1));
      gradient.addColorStop(0.6, theme.hue(0));
      gradient.addColorStop(1, theme.hue(2));
      context.fillStyle = gradient;
      context.fillRect(x, floor - share * (floor - 6), wide, share * (floor - 6));
      context.fillStyle = theme.colours.soft;
      context.fillRect(x, floor - bar.peak * (floor - 6) - 2, wide, 2);
      if (i % Math.ceil(56 / pitch) === 0) {
        context.textAlign = "left";
        context.fillText(name, x, height - 8);
      }
    });
  }

  #colour(number, name, value) {
    const { theme } = this.page;
    if (this.settings.warn !== null && typeof value === "number") {
      return theme.judged(value, this.settings);
    }
    return theme.meant(name) ?? theme.hue(number);
  }
}
