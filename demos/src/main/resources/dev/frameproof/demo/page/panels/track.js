import { Canvas } from "../canvas.js";
import { Plane } from "../plane.js";
import { sorted } from "../select.js";

const TRAIL_MS = 1400;
const GROUND_POINTS = 4000;

/** Where each one is in the plane, with the way it came; the ground is where anyone has been. */
export class Track {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.canvas = new Canvas(body);
    this.ground = [];
    this.seen = new Set();
    this.ones = new Map();
    this.plane = new Plane(settings);
  }

  accept(rows) {
    this.plane.each(rows, (name, time, x, y) => this.#put(name, time, x, y));
  }

  #put(name, time, x, y) {
    if (!this.ones.has(name)) {
      this.ones.set(name, []);
      this.ones = sorted(this.ones);
    }
    const trail = this.ones.get(name);
    trail.push({ time, x, y });
    const place = this.#place(x, y);
    if (!this.seen.has(place) && this.ground.length < GROUND_POINTS) {
      this.seen.add(place);
      this.ground.push([x, y]);
    }
  }

  #place(x, y) {
    return Math.round(x / 4) + "," + Math.round(y / 4);
  }

  draw(now) {
    const context = this.canvas.begin();
    if (!context || this.ones.size === 0) {
      return;
    }
    const { theme } = this.page;
    const { width, height } = this.canvas;
    const { left, right, low, high } = this.plane;
    const room = 26;
    const scale = Math.min((width - 2 * room) / (right - left || 1), (height - 2 * room) / (high - low || 1));
    const px = (x) => width / 2 + (x - (left + right) / 2) * scale;
    const py = (y) => height / 2 - (y - (low + high) / 2) * scale;
    context.fillStyle = theme.colours.line;
    for (const [x, y] of this.ground) {
      context.beginPath();
      context.arc(px(x), py(y), 5, 0, 2 * Math.PI);
      context.fill();
    }
    let number = 0;
    for (const [name, trail] of this.ones) {
      while (trail.length > 1 && trail[1].time < now - TRAIL_MS) {
        trail.shift();
      }
      this.#one(context, name, trail, theme.hue(number++), now, px, py);
    }
  }

  #one(context, name, trail, colour, now, px, py) {
    const past = trail.filter((point) => point.time <= now);
    const head = past.at(-1);
    if (!head) {
      return;
    }
    context.strokeStyle = colour;
    context.lineCap = "round";
    context.lineWidth = 4;
    for (let i = 1; i < past.length; i++) {
      context.globalAlpha = Math.max(0, 1 - (now - past[i].time) / TRAIL_MS);
      context.beginPath();
      context.moveTo(px(past[i - 1].x), py(past[i - 1].y));
      context.lineTo(px(past[i].x), py(past[i].y));
      context.stroke();
    }
    context.globalAlpha = 1;
    const next = trail[past.length];
    const share = next ? (now - head.time) / (next.time - head.time || 1) : 0;
    const x = px(next ? head.x + (next.x - head.x) * share : head.x);
    const y = py(next ? head.y + (next.y - head.y) * share : head.y);
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, 8, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = this.page.theme.colours.panel;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = this.page.theme.colours.text;
    context.textAlign = "left";
    context.fillText(name, x + 12, y - 9);
  }
}
