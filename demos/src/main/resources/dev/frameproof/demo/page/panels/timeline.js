import { Canvas, timeAxis } from "../canvas.js";
import { Selection, byName } from "../select.js";

const MOST_LANES = 96;
const BELOW = 18;
const LEGEND = 20;
const SILENT_MS = 5000;
const WORDS_FROM = 15;

/**
 * A lane a key, and how long it was in which state. A null, or a text that is empty, ends a state. Numbers are as bright as they are high; texts
 * have a colour each.
 */
export class Timeline {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.canvas = new Canvas(body);
    this.selection = new Selection(settings);
    this.lanes = new Map();
    this.order = [];
    this.states = new Map();
    this.highest = settings.max || 0;
  }

  accept(rows) {
    this.selection.each(rows, (name, time, value) => this.#put(name, time, value));
  }

  #put(name, time, given) {
    const value = given === "" ? null : given;
    let lane = this.lanes.get(name);
    if (!lane) {
      if (given === null || (this.lanes.size === MOST_LANES && !this.#forget(time))) {
        return;
      }
      lane = { spans: [] };
      this.lanes.set(name, lane);
      this.order = [...this.lanes.keys()].sort(byPitch);
    }
    lane.heard = time;
    const open = lane.spans.at(-1);
    if (open && open.to === null) {
      if (open.value === value) {
        return;
      }
      open.to = time;
    }
    if (value !== null && value !== undefined) {
      lane.spans.push({ from: time, to: null, value });
      if (typeof value === "number" && this.settings.max === null) {
        this.highest = Math.max(this.highest, value);
      }
    }
  }

  /** Makes room where keys come and go: takes the lane away of which nothing was heard for longest. */
  #forget(time) {
    let silent = null;
    for (const [name, lane] of this.lanes) {
      if (silent === null || lane.heard < this.lanes.get(silent).heard) {
        silent = name;
      }
    }
    return time - this.lanes.get(silent).heard > SILENT_MS && this.lanes.delete(silent);
  }

  draw(now) {
    const context = this.canvas.begin();
    if (!context || this.order.length === 0) {
      return;
    }
    const { theme, clock } = this.page;
    const { width, height } = this.canvas;
    const lanes = this.order.length;
    const below = BELOW + (this.#hasLegend((height - BELOW) / lanes) ? LEGEND : 0);
    const pitch = (height - below) / lanes;
    const longest = Math.min(130, Math.max(...this.order.map((name) => context.measureText(name).width)));
    const left = longest + 10;
    const scale = (width - left) / clock.windowMs;
    const every = Math.max(1, Math.ceil(13 / pitch));
    this.order.forEach((name, i) => {
      const y = i * pitch;
      context.fillStyle = theme.colours.grid;
      if (i % 2 === 0) {
        context.fillRect(left, y, width - left, pitch);
      }
      if (i % every === 0) {
        context.fillStyle = theme.colours.soft;
        context.textAlign = "right";
        context.fillText(name, left - 8, y + pitch / 2, longest);
      }
      this.#lane(context, this.lanes.get(name), i, now, { left, width, y, pitch, scale, windowMs: clock.windowMs });
    });
    timeAxis(context, theme, left, width, height - below + BELOW / 2 + 2, clock.windowMs);
    if (below > BELOW) {
      legend(context, theme, this.states, left, height - LEGEND / 2);
    }
  }

  #lane(context, lane, number, now, room) {
    const oldest = now - room.windowMs;
    let gone = 0;
    while (gone < lane.spans.length - 1 && lane.spans[gone].to !== null && lane.spans[gone].to < oldest - 60000) {
      gone++;
    }
    lane.spans.splice(0, gone);
    const inset = room.pitch > 8 ? 1.5 : 0.5;
    for (const span of lane.spans) {
      const to = Math.min(span.to ?? now, now);
      if (to < oldest || span.from > now) {
        continue;
      }
      const x = room.left + (Math.max(span.from, oldest) - oldest) * room.scale;
      const wide = Math.max(2, (to - Math.max(span.from, oldest)) * room.scale - 0.5);
      context.fillStyle = this.#colour(span.value, number);
      context.beginPath();
      context.roundRect(x, room.y + inset, wide, room.pitch - 2 * inset, Math.min(3, room.pitch / 4));
      context.fill();
      if (typeof span.value !== "number" && room.pitch > WORDS_FROM) {
        const text = String(span.value);
        if (context.measureText(text).width < wide - 10) {
          context.fillStyle = this.page.theme.light ? "#fff" : "#0f1419";
          context.textAlign = "left";
          context.fillText(text, x + 6, room.y + room.pitch / 2);
        }
      }
    }
  }

  /** Where lanes are too narrow for words, it is told below what the colours are. */
  #hasLegend(pitch) {
    return this.states.size > 0 && pitch <= WORDS_FROM;
  }

  #colour(value, number) {
    const { theme } = this.page;
    if (typeof value === "number") {
      const share = this.highest > 0 ? value / this.highest : 1;
      const hue = theme.hue(this.order.length > 12 ? noteOf(this.order[number])?.pitch ?? 0 : number);
      return hue + Math.round(90 + 165 * Math.max(0, Math.min(1, share))).toString(16).padStart(2, "0");
    }
    const meant = theme.meant(value);
    if (meant) {
      return meant;
    }
    if (!this.states.has(value)) {
      this.states.set(value, this.states.size);
    }
    return theme.hue(this.states.get(value));
  }
}

function legend(context, theme, states, left, y) {
  let x = left;
  context.textAlign = "left";
  for (const [state, number] of states) {
    context.fillStyle = theme.hue(number);
    context.fillRect(x, y - 4, 9, 9);
    context.fillStyle = theme.colours.soft;
    context.fillText(state, x + 14, y);
    x += context.measureText(state).width + 30;
  }
}

const NATURALS = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const ACCIDENTALS = { "": 0, "#": 1, b: -1 };

/**
 * @param name such as A0, C#4 or Db4
 * @returns the pitch within its octave and the number that MIDI has for it; null for what is no note by its name
 */
function noteOf(name) {
  const [, letter, accidental, octave] = /^([A-G])([#b]?)(-?\d)$/.exec(name) || [];
  if (letter === undefined) {
    return null;
  }
  const number = (Number(octave) + 1) * 12 + NATURALS[letter] + ACCIDENTALS[accidental];
  return { pitch: ((number % 12) + 12) % 12, number };
}

/** High notes above low ones; what is no note by its name. */
function byPitch(a, b) {
  const [x, y] = [noteOf(a), noteOf(b)];
  return x && y ? y.number - x.number : x ? -1 : y ? 1 : byName(a, b);
}
