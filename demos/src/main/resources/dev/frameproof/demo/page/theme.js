const KEY = "frameproof-theme";
const HUES = [
  ["#5be3c4", "#0b7f76"], ["#6aa9ff", "#2463c7"], ["#f4b860", "#b06f00"], ["#ff7d92", "#c4314e"], ["#b79bff", "#6b45cf"],
  ["#8fd460", "#3f7f1c"], ["#ff9d5c", "#b9530c"], ["#5ed0f0", "#067693"], ["#f08ad6", "#a93a8c"], ["#d0d66a", "#757a00"],
];

const MEANINGS = {
  true: "good", false: "bad", up: "good", down: "bad",
  error: "bad", fatal: "bad", warn: "warn", warning: "warn", info: "accent", debug: "soft", trace: "soft",
};

/** Dark or light: as the system has it, until the reader says otherwise. */
export class Theme {
  constructor(button) {
    this.button = button;
    const system = matchMedia("(prefers-color-scheme: light)");
    const follow = () => this.set(localStorage.getItem(KEY) || (system.matches ? "light" : "dark"));
    follow();
    system.addEventListener("change", follow);
    button.addEventListener("click", () => this.toggle());
  }

  toggle() {
    localStorage.setItem(KEY, this.light ? "dark" : "light");
    this.set(localStorage.getItem(KEY));
  }

  set(name) {
    this.light = name === "light";
    document.documentElement.dataset.theme = name;
    this.button.textContent = this.light ? "Dark" : "Light";
    const style = getComputedStyle(document.documentElement);
    const colour = (key) => style.getPropertyValue("--" + key).trim();
    this.colours = Object.fromEntries(["text", "soft", "line", "grid", "panel", "good", "warn", "bad", "accent"].map((key) => [key, colour(key)]));
    window.dispatchEvent(new Event("theme"));
  }

  /** The colour of the n-th series. */
  hue(n) {
    return HUES[n % HUES.length][this.light ? 1 : 0];
  }

  /** The colour of a value that may be good, worth a warning, or bad. */
  judged(value, { warn, bad }) {
    return value >= bad ? this.colours.bad : value >= warn ? this.colours.warn : this.colours.good;
  }

  /** The colour that a word has by its meaning, as up and down or the level of a log; undefined for any other. */
  meant(word) {
    const of = MEANINGS[String(word).toLowerCase()];
    return of && this.colours[of];
  }

  /** From 0, where next to nothing is, to 1. */
  heat(share) {
    const s = Math.max(0, Math.min(1, share));
    return this.light
      ? [Math.round(246 - 214 * s), Math.round(249 - 190 * s ** 1.15), Math.round(250 - 130 * s ** 1.4)]
      : [Math.round(22 + 233 * s ** 1.6), Math.round(30 + 205 * s ** 1.05), Math.round(42 + 140 * Math.sin(Math.PI * Math.min(1, s * 0.85)))];
  }
}
