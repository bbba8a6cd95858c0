import { whole } from "./numbers.js";
import { Graph } from "./panels/graph.js";
import { Table } from "./panels/table.js";
import { Timeline } from "./panels/timeline.js";
import { Bars } from "./panels/bars.js";
import { HeatMap } from "./panels/heatmap.js";
import { Gauges } from "./panels/gauges.js";
import { Track } from "./panels/track.js";
import { Points } from "./panels/points.js";
import { Lines } from "./panels/lines.js";

const KINDS = { graph: Graph, table: Table, timeline: Timeline, bars: Bars, heatmap: HeatMap, gauges: Gauges, track: Track, points: Points, lines: Lines };

/** A panel's frame: its title, what the verifier says of its stream, and the picture. */
export function makePanel(settings, page) {
  const element = document.createElement("section");
  element.className = "panel";
  element.tabIndex = 0;
  element.dataset.kind = settings.kind;
  element.dataset.width = settings.width;
  element.toggleAttribute("data-tall", settings.tall);
  element.setAttribute("aria-label", settings.title);
  const head = document.createElement("div");
  head.className = "head";
  const title = document.createElement("h2");
  title.textContent = settings.title;
  title.title = settings.title;
  const proof = document.createElement("span");
  proof.className = "proof";
  proof.toggleAttribute("data-waiting", true);
  proof.textContent = "no row yet";
  head.append(title, proof);
  const body = document.createElement("div");
  body.className = "body";
  element.append(head, body);
  head.addEventListener("dblclick", () => page.show(page.panels.findIndex((panel) => panel.element === element)));

  const picture = new KINDS[settings.kind](settings, body, page);
  return {
    element,
    stream: settings.stream,
    accept: (rows) => picture.accept(rows),
    draw: (now) => element.offsetParent !== null && picture.draw(now),
    prove(stream) {
      proof.toggleAttribute("data-waiting", stream.verified === 0);
      proof.toggleAttribute("data-bad", stream.findings > 0);
      proof.textContent = stream.findings > 0
        ? whole(stream.findings) + (stream.findings === 1 ? " finding" : " findings")
        : stream.verified > 0 ? "✓ " + whole(stream.verified) : "no row yet";
      proof.title = whole(stream.delivered) + " rows delivered, " + whole(stream.verified) + " verified row by row, "
        + whole(stream.findings) + " findings";
    },
  };
}
