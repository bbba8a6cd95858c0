import { shown } from "../numbers.js";
import { sorted } from "../select.js";

const ROWS = 50;
const BETWEEN_MS = 150;

/**
 * The newest rows, or the newest one of each value of `by` and `also`: where `having` has a text, the highest values of
 * `highest` first.
 */
export class Table {
  constructor(settings, body, page) {
    this.settings = settings;
    this.page = page;
    this.rows = new Map();
    this.count = 0;
    this.scroll = document.createElement("div");
    this.scroll.className = "scroll";
    this.table = document.createElement("table");
    this.none = document.createElement("p");
    this.none.className = "none";
    this.none.textContent = "None now.";
    this.none.hidden = true;
    this.scroll.append(this.table, this.none);
    body.append(this.scroll);
    this.due = 0;
    this.changed = false;
    window.addEventListener("theme", () => (this.changed = true));
  }

  accept(rows) {
    const { fields, by, also } = this.settings;
    const chosen = fields.length > 0 ? fields : rows.names;
    const columns = chosen.map((name) => rows.column(name));
    const keys = by ? rows.column(by) : null;
    const further = also ? rows.column(also) : null;
    for (let i = Math.max(0, by ? 0 : rows.length - ROWS); i < rows.length; i++) {
      this.rows.set(!keys ? this.count++ : further ? keys[i] + " " + further[i] : keys[i], columns.map((column) => (column ? column[i] : null)));
    }
    if (!keys) {
      for (const old of this.rows.keys()) {
        if (this.rows.size <= ROWS) {
          break;
        }
        this.rows.delete(old);
      }
    }
    this.names = chosen;
    this.changed = true;
  }

  draw() {
    const time = performance.now();
    if (!this.changed || this.page.paused || time < this.due) {
      return;
    }
    this.due = time + BETWEEN_MS;
    this.changed = false;
    const rows = this.settings.by ? this.#chosen() : [...this.rows.values()].reverse();
    this.#head(rows);
    this.none.hidden = rows.length > 0;
    const body = this.table.tBodies[0];
    while (body.rows.length > rows.length) {
      body.deleteRow(-1);
    }
    rows.forEach((row, i) => this.#fill(body.rows[i] || body.insertRow(), row));
  }

  #chosen() {
    const { having, highest, most } = this.settings;
    let rows = [...sorted(this.rows).values()];
    if (having) {
      const at = this.names.indexOf(having);
      rows = rows.filter((row) => row[at]);
    }
    if (highest) {
      const at = this.names.indexOf(highest);
      rows.sort((a, b) => b[at] - a[at]);
    }
    return most > 0 ? rows.slice(0, most) : rows;
  }

  #head(rows) {
    const key = this.names.join("\n");
    if (key === this.headKey) {
      return;
    }
    this.headKey = key;
    const head = this.names.map((name, i) => {
      const cell = document.createElement("th");
      cell.textContent = name;
      cell.classList.toggle("number", rows.some((row) => typeof row[i] === "number") && name !== "time");
      return cell;
    });
    const line = document.createElement("tr");
    line.append(...head);
    const top = document.createElement("thead");
    top.append(line);
    this.table.replaceChildren(top, document.createElement("tbody"));
  }

  #fill(line, row) {
    row.forEach((value, i) => {
      const cell = line.cells[i] || line.insertCell();
      const name = this.names[i];
      const text = name === "time" ? new Date(value).toISOString().slice(11, 23) : shown(value, this.settings.units[name]);
      if (cell.textContent !== text) {
        cell.textContent = text;
      }
      const limit = this.settings.limits[name];
      cell.className = value === null ? "null" : typeof value === "number" && name !== "time" ? "number" : "";
      if (limit !== undefined && typeof value === "number") {
        cell.classList.add(value >= limit ? "alert-bad" : "alert-good");
      }
      if (name === this.settings.having) {
        cell.classList.add("alert-bad");
      }
      cell.dataset.value = value === null ? "" : String(value);
    });
    while (line.cells.length > row.length) {
      line.deleteCell(-1);
    }
  }
}
