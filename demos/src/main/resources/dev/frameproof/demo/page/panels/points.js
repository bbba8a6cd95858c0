import { Canvas } from "../canvas.js";
import { Plane } from "../plane.js";
import { byName } from "../select.js";

const MOST = 1500;
const LIFE_MS = 20000;
const RIPPLE_MS = 900;

/** Where something happened in the plane: bright when it is new, fading. */
export class Points {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.canvas = new Canvas(body);
    this.points = [];
    this.groups = new Map();
    this.plane = new Plane(settings);
  }

  accept(rows) {
    this.plane.each(rows, (group, time, x, y) => {
      this.points.push({ time, x, y, group });
      this.#know(group);
    });
    if (this.points.length > MOST) {
      this.points.splice(0, this.points.length - MOST);
    }
  }

  #know(name) {
    if (!this.groups.has(name)) {
      const names = [...this.groups.keys(), name].sort(byName);
      this.groups = new Map(names.map((each, i) => [each, i]));
    }
  }

  draw(now) {
    const context = this.canvas.begin();
    if (!context || this.points.length === 0) {
      return;
    }
    const { theme } = this.page;
    const { width, height } = this.canvas;
    const foot = this.groups.size > 1 ? 24 : 6;
    const { left, right, low, high } = this.plane;
    const px = (x) => 8 + ((x - left) / (right - left || 1)) * (width - 16);
    const py = (y) => height - foot - 8 - ((y - low) / (high - low || 1)) * (height - foot - 16);
    context.strokeStyle = theme.colours.grid;
    context.lineWidth = 1;
    for (let i = 0; i <= 6; i++) {
      const y = 4 + (i * (height - foot - 8)) / 6;
      const x = 4 + (i * (width - 8)) / 6;
      context.beginPath();
      context.moveTo(4, y);
      context.lineTo(width - 4, y);
      context.moveTo(x, 4);
      context.lineTo(x, height - foot - 4);
      context.stroke();
    }
    for (const point of this.points) {
      const age = now - point.time;
      if (age < 0 || age > LIFE_MS) {
        continue;
      }
      const [x, y] = [px(point.x), py(point.y)];
      context.globalAlpha = Math.max(0.08, 1 - age / LIFE_MS);
      context.fillStyle = theme.hue(this.groups.get(point.group));
      context.beginPath();
      context.arc(x, y, 3.2, 0, 2 * Math.PI);
      context.fill();
      if (age < RIPPLE_MS && this.groups.size > 1) {
        context.globalAlpha = 1 - age / RIPPLE_MS;
        context.strokeStyle = theme.hue(this.groups.get(point.group));
        context.lineWidth = 1.5;
        context.beginPath();
        context.arc(x, y, 4 + (14 * age) / RIPPLE_MS, 0, 2 * Math.PI);
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    this.#legend(context, theme, height);
  }

  #legend(context, theme, height) {
    if (this.groups.size < 2) {
      return;
    }
    let x = 6;
    context.textAlign = "left";
    for (const [name, group] of this.groups) {
      context.fillStyle = theme.hue(group);
      context.fillRect(x, height - 14, 9, 9);
      context.fillStyle = theme.colours.soft;
      context.fillText(name, x + 14, height - 9);
      x += context.measureText(name).width + 30;
    }
  }
}
