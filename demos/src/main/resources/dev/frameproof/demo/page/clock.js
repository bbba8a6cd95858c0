const BEHIND_MS = 300;

/** What time the pictures show: a little behind, so that rows are there when their time has come; it can stand still. */
export class Clock {
  #stopped = 0;
  #now = Date.now() - BEHIND_MS;
  windowMs = 30000;

  pause(on) {
    this.#stopped = on ? this.#now : 0;
  }

  tick() {
    this.#now = this.#stopped || Date.now() - BEHIND_MS;
  }

  now() {
    return this.#now;
  }

  zoom(factor) {
    this.windowMs = Math.min(120000, Math.max(5000, this.windowMs * factor));
  }
}
