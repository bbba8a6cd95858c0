import { Canvas } from "../canvas.js";
import { Selection, sorted } from "../select.js";
import { shown } from "../numbers.js";

const MOST = 16;
const FROM = Math.PI * 0.8;
const TO = Math.PI * 2.2;

/** A dial a series, with its newest value. */
export class Gauges {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.selection = new Selection(settings);
    this.body = document.createElement("div");
    this.body.className = "gauges";
    body.append(this.body);
    this.dials = new Map();
    new ResizeObserver(() => this.#arrange()).observe(this.body);
  }

  accept(rows) {
    this.selection.each(rows, (name, time, value) => {
      const dial = this.dials.get(name) || this.#dial(name);
      if (dial && typeof value === "number") {
        dial.value = value;
        dial.highest = Math.max(dial.highest, value);
      }
    });
  }

  #dial(name) {
    if (this.dials.size === MOST) {
      return null;
    }
    const element = document.createElement("div");
    element.className = "gauge";
    element.setAttribute("role", "meter");
    element.setAttribute("aria-label", name);
    const dial = { element, canvas: new Canvas(element), value: 0, drawn: 0, highest: 0, told: null };
    const label = document.createElement("span");
    label.textContent = name;
    element.append(label);
    this.dials.set(name, dial);
    if (this.settings.by) {
      this.dials = sorted(this.dials);
    }
    this.body.replaceChildren(...[...this.dials.values()].map((each) => each.element));
    this.#arrange();
    return dial;
  }

  /** As many columns as make the dials largest. */
  #arrange() {
    const count = Math.max(1, this.dials.size);
    const { clientWidth: width, clientHeight: height } = this.body;
    let best = 1;
    let largest = 0;
    for (let columns = 1; columns <= count; columns++) {
      const size = Math.min(width / columns, (height / Math.ceil(count / columns) - 18) * 1.25);
      if (size > largest) {
        largest = size;
        best = columns;
      }
    }
    this.body.style.gridTemplateColumns = "repeat(" + best + ", minmax(0, 1fr))";
    this.body.style.gridTemplateRows = "repeat(" + Math.ceil(count / best) + ", minmax(0, 1fr))";
  }

  draw() {
    for (const [, dial] of this.dials) {
      dial.drawn = this.page.paused ? dial.drawn : dial.drawn + (dial.value - dial.drawn) * 0.2;
      this.#paint(dial);
    }
  }

  #paint(dial) {
    const context = dial.canvas.begin();
    if (!context) {
      return;
    }
    const { theme } = this.page;
    const { width, height } = dial.canvas;
    const radius = Math.max(8, Math.min(width / 2 - 6, (height - 6) / 1.62));
    const thick = Math.max(4, radius * 0.17);
    const [x, y] = [width / 2, radius + 3 + Math.max(0, height - 6 - 1.62 * radius) / 2];
    const low = this.settings.min ?? 0;
    const high = this.settings.max ?? (dial.highest || 1);
    const share = Math.max(0, Math.min(1, (dial.drawn - low) / (high - low || 1)));
    arc(context, x, y, radius - thick / 2, 1, thick, theme.colours.grid);
    arc(context, x, y, radius - thick / 2, share, thick, this.#colour(dial.value));
    const text = shown(dial.value, this.settings.unit);
    context.fillStyle = theme.colours.text;
    context.textAlign = "center";
    context.font = "620 " + Math.max(11, Math.min(30, radius * 0.36)) + 'px system-ui, "DejaVu Sans", sans-serif';
    context.fillText(text, x, y + 2, 1.7 * (radius - thick));
    if (dial.told !== text) {
      dial.told = text;
      dial.element.setAttribute("aria-valuenow", String(dial.value));
      dial.element.setAttribute("aria-valuetext", text);
    }
  }

  #colour(value) {
    const { theme } = this.page;
    return this.settings.warn === null ? theme.colours.accent : theme.judged(value, this.settings);
  }
}

function arc(context, x, y, radius, share, thick, colour) {
  context.beginPath();
  context.arc(x, y, radius, FROM, FROM + (TO - FROM) * Math.max(0.002, share));
  context.lineWidth = thick;
  context.lineCap = "round";
  context.strokeStyle = colour;
  context.stroke();
}
