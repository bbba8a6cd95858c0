const MOST = 200;
const BETWEEN_MS = 120;
const LEVEL = /\b(ERROR|FATAL|SEVERE|WARN(?:ING)?|INFO|DEBUG|TRACE)\b/;
const KINDS = { ERROR: "bad", FATAL: "bad", SEVERE: "bad", WARN: "warn", WARNING: "warn", INFO: "info", DEBUG: "low", TRACE: "low" };

/** Texts as they come, the newest below, as a terminal shows them. It stands still while the reader looks further up. */
export class Lines {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.waiting = [];
    this.due = 0;
    this.scroll = document.createElement("div");
    this.scroll.className = "scroll lines";
    body.append(this.scroll);
  }

  accept(rows) {
    const texts = rows.column(this.settings.fields[0]);
    if (texts) {
      this.waiting.push(...texts.slice(-MOST));
      this.waiting.splice(0, this.waiting.length - MOST);
    }
  }

  draw() {
    const time = performance.now();
    if (this.waiting.length === 0 || this.page.paused || time < this.due) {
      return;
    }
    this.due = time + BETWEEN_MS;
    const { scroll } = this;
    const below = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 24;
    scroll.append(...this.waiting.map(entry));
    this.waiting = [];
    while (below && scroll.childElementCount > MOST) {
      scroll.firstElementChild.remove();
    }
    while (scroll.childElementCount > 4 * MOST) {
      scroll.firstElementChild.remove();
    }
    if (below) {
      scroll.scrollTop = scroll.scrollHeight;
    }
  }
}

/** A text; its level is coloured, and the lines below the first stand back. */
function entry(text) {
  const element = document.createElement("div");
  const whole = text === null ? "(no value)" : String(text);
  const end = whole.indexOf("\n");
  const first = end < 0 ? whole : whole.slice(0, end);
  const level = LEVEL.exec(first);
  if (level) {
    const word = document.createElement("b");
    word.textContent = level[0];
    element.dataset.level = KINDS[level[0]];
    element.append(first.slice(0, level.index), word, first.slice(level.index + level[0].length));
  } else {
    element.append(first);
  }
  if (end >= 0) {
    const rest = document.createElement("small");
    rest.textContent = whole.slice(end);
    element.append(rest);
  }
  return element;
}
