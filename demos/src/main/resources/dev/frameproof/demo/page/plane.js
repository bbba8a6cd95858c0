/** Places in the plane that rows tell: their first two fields are x and y. Knows how far they reach. */
export class Plane {
  constructor(settings) {
    this.settings = settings;
    this.left = Infinity;
    this.right = -Infinity;
    this.low = Infinity;
    this.high = -Infinity;
  }

  /** Calls `take(name, time, x, y)` for each row that has a place; without `by` they all have the name "". */
  each(rows, take) {
    const [xs, ys] = this.settings.fields.map((name) => rows.column(name));
    const keys = this.settings.by ? rows.column(this.settings.by) : null;
    if (!xs || !ys) {
      return;
    }
    const times = rows.times();
    for (let i = 0; i < rows.length; i++) {
      if (typeof xs[i] === "number" && typeof ys[i] === "number") {
        this.left = Math.min(this.left, xs[i]);
        this.right = Math.max(this.right, xs[i]);
        this.low = Math.min(this.low, ys[i]);
        this.high = Math.max(this.high, ys[i]);
        take(keys ? String(keys[i]) : "", times[i], xs[i], ys[i]);
      }
    }
  }
}
