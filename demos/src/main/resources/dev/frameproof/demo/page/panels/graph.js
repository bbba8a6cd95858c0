import uPlot from "../uplot.js";
import { Selection, sorted } from "../select.js";
import { shown } from "../numbers.js";

const COLUMNS = 600;
const MOST_SERIES = 20;
const STROKE_POINTS = 16;
const BINARY = Array.from({ length: 45 }, (_, i) => 2 ** i);

/** Lines over time, by uPlot. A column of the grid holds the last value that its piece of time brought. */
export class Graph {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.selection = new Selection(settings);
    this.series = new Map();
    this.host = document.createElement("div");
    this.legend = document.createElement("ul");
    this.legend.className = "legend";
    body.append(this.host, this.legend);
    this.host.className = "plot";
    body.classList.add("with-legend");
    this.#grid();
    this.legendDue = 0;
    window.addEventListener("theme", () => this.#forget());
    new ResizeObserver(() => this.plot && this.plot.setSize(this.#size())).observe(this.host);
  }

  #size() {
    return { width: Math.max(40, this.host.clientWidth), height: Math.max(40, this.host.clientHeight) };
  }

  #grid() {
    this.windowMs = this.page.clock.windowMs;
    this.pieceMs = this.windowMs / (COLUMNS - 30);
    this.first = Math.floor((Date.now() - this.windowMs) / this.pieceMs);
    for (const line of this.series.values()) {
      line.values.fill(null);
    }
    this.#times();
  }

  #times() {
    this.xs = Array.from({ length: COLUMNS }, (_, i) => (this.first + i + 0.5) * this.pieceMs);
  }

  #forget() {
    if (this.plot) {
      this.plot.destroy();
      this.plot = null;
    }
  }

  accept(rows) {
    this.selection.each(rows, (name, time, value) => this.#put(name, time, typeof value === "number" ? value : null));
  }

  #put(name, time, value) {
    let line = this.series.get(name);
    if (!line) {
      if (this.series.size === MOST_SERIES || value === null) {
        return;
      }
      line = { values: new Array(COLUMNS).fill(null), last: null, number: 0 };
      this.series.set(name, line);
      this.series = sorted(this.series);
      [...this.series.values()].forEach((each, i) => (each.number = i));
      this.#forget();
    }
    const at = Math.floor(time / this.pieceMs) - this.first;
    if (at >= COLUMNS) {
      this.#slide(at - COLUMNS + 15);
      this.#put(name, time, value);
      return;
    }
    if (at >= 0 && value !== null) {
      line.values[at] = value;
    }
    line.last = value;
  }

  #slide(by) {
    this.first += by;
    for (const line of this.series.values()) {
      line.values.copyWithin(0, by);
      line.values.fill(null, Math.max(0, COLUMNS - by));
    }
    this.#times();
  }

  #plot() {
    const { theme } = this.page;
    const { unit, min, max } = this.settings;
    const axis = { stroke: theme.colours.soft, grid: { stroke: theme.colours.grid, width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    const room = unit === "bytes" ? 74 : unit === "bytes/s" ? 84 : 58;
    this.plot = new uPlot({
      ...this.#size(),
      padding: [8, 6, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [this.now - this.windowMs, this.now] },
        y: { range: (plot, low, high) => range(low, high, min, max) },
      },
      axes: [
        { ...axis, size: 24, space: 70, values: (plot, ticks) => ticks.map((tick) => this.#time(plot, tick)), incrs: [1000, 2000, 5000, 10000, 20000, 30000, 60000] },
        { ...axis, size: room, space: 34, ...(unit.startsWith("bytes") ? { incrs: BINARY } : {}), values: (plot, ticks) => ticks.map((tick) => shown(tick, unit).replace(".00", "").replace(".0 ", " ")) },
      ],
      series: [{}, ...[...this.series.values()].map((line) => ({
        stroke: theme.hue(line.number),
        paths: () => null,
        points: { show: false },
      }))],
      hooks: { draw: [(plot) => this.#stroke(plot)] },
    }, [[], ...[...this.series.values()].map(() => [])], this.host);
    this.legend.replaceChildren(...[...this.series].map(([name, line]) => {
      const entry = document.createElement("li");
      const swatch = document.createElement("i");
      swatch.style.background = theme.hue(line.number);
      line.text = document.createElement("b");
      entry.append(swatch, name + " ", line.text);
      entry.dataset.series = name;
      return entry;
    }));
  }

  /** Strokes of a few points each: one of them all, going up and down across the whole panel, takes a browser ten times as long. */
  #stroke(plot) {
    const context = plot.ctx;
    const { left, top, width, height } = plot.bbox;
    const x0 = plot.valToPos(this.xs[0], "x", true);
    const dx = (plot.valToPos(this.xs[COLUMNS - 1], "x", true) - x0) / (COLUMNS - 1);
    const { min, max } = plot.scales.y;
    const scale = height / (max - min);
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.lineWidth = 1.6 * devicePixelRatio;
    context.lineJoin = "bevel";
    for (const line of this.series.values()) {
      context.strokeStyle = this.page.theme.hue(line.number);
      let points = 0;
      context.beginPath();
      for (let i = 0; i < COLUMNS; i++) {
        const value = line.values[i];
        if (value === null) {
          continue;
        }
        const x = x0 + i * dx;
        const y = top + (max - value) * scale;
        context.lineTo(x, y);
        if (++points === STROKE_POINTS) {
          context.stroke();
          context.beginPath();
          context.moveTo(x, y);
          points = 1;
        }
      }
      context.stroke();
    }
    context.restore();
  }

  /** Less than a pixel further there is nothing else to be seen. */
  #moves(now) {
    const shift = (Math.abs(now - this.now) * this.plot.bbox.width) / this.windowMs;
    const size = this.plot.width + "x" + this.plot.height + "@" + this.windowMs;
    const same = this.drawn === size;
    this.drawn = size;
    return !same || shift >= 1;
  }

  /** A time that would be cut off at the edge is left out. */
  #time(plot, tick) {
    return ((this.now - tick) / this.windowMs) * plot.width < 26 ? "" : clockText(tick);
  }

  draw(now) {
    if (this.page.clock.windowMs !== this.windowMs) {
      this.#grid();
    }
    if (this.series.size === 0) {
      return;
    }
    if (!this.plot) {
      this.#plot();
    } else if (!this.#moves(now)) {
      return;
    }
    this.now = now;
    this.plot.setData([this.xs, ...[...this.series.values()].map((line) => line.values)], true);
    if (now >= this.legendDue || this.page.paused) {
      this.legendDue = now + 200;
      for (const line of this.series.values()) {
        line.text.textContent = shown(line.last, this.settings.unit);
      }
    }
  }
}

function range(low, high, min, max) {
  if (low === null || high === null) {
    return [min ?? 0, max ?? 1];
  }
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [min ?? low - room, max ?? high + room];
}

function clockText(ms) {
  const at = new Date(ms);
  const two = (n) => String(n).padStart(2, "0");
  return two(at.getHours()) + ":" + two(at.getMinutes()) + ":" + two(at.getSeconds());
}
