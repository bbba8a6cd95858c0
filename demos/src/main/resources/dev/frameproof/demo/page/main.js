import { signIn, description, counters } from "./server.js";
import { LiveSocket } from "./live.js";
import { Clock } from "./clock.js";
import { makePanel } from "./panel.js";
import { Theme } from "./theme.js";
import { keyboard } from "./keyboard.js";
import { whole } from "./numbers.js";

const at = (id) => document.getElementById(id);
const theme = new Theme(at("theme"));
const clock = new Clock();
const page = { clock, theme, panels: [], paused: false, alone: -1 };
let total = 0;
let over = false;
let firstRow = 0;

function say(state, text, detail = "") {
  at("state").dataset.state = state;
  at("state").textContent = text;
  at("message").textContent = detail;
  at("message").hidden = detail === "";
}

page.pause = () => {
  page.paused = !page.paused;
  clock.pause(page.paused);
  at("pause").setAttribute("aria-pressed", String(page.paused));
  at("pause").textContent = page.paused ? "Go on" : "Pause";
};
page.show = (index) => {
  page.alone = index === page.alone ? -1 : index;
  at("panels").toggleAttribute("data-alone", page.alone >= 0);
  page.panels.forEach((panel, i) => panel.element.toggleAttribute("data-shown", i === page.alone));
  window.dispatchEvent(new Event("resize"));
};

function onCounters(answer) {
  over = answer.over;
  let verified = 0;
  let findings = 0;
  for (const stream of answer.streams) {
    verified += stream.verified;
    findings += stream.findings;
    for (const panel of page.panels) {
      if (panel.stream === stream.id) {
        panel.prove(stream);
      }
    }
  }
  at("verified").textContent = whole(verified);
  at("findings").textContent = whole(findings);
  at("findings-box").toggleAttribute("data-bad", findings > 0);
  if (over) {
    say("over", "over", "The run is over: what is to be seen is the last of it. Its report lies where the command says.");
  }
}

function animate() {
  let pictures = 0;
  let since = performance.now();
  let before = 0;
  const step = (now) => {
    clock.tick();
    for (const panel of page.panels) {
      panel.draw(clock.now());
    }
    pictures++;
    if (now - since >= 1000) {
      at("fps").textContent = whole((pictures * 1000) / (now - since));
      at("rate").textContent = whole(((total - before) * 1000) / (now - since));
      // For whoever waits until there is something to be seen.
      document.documentElement.dataset.seconds = firstRow ? Math.floor((now - firstRow) / 1000) : 0;
      pictures = 0;
      before = total;
      since = now;
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

async function start() {
  await signIn();
  const demo = await description();
  document.title = demo.title + " · Frameproof";
  at("title").textContent = demo.title;
  at("about").textContent = demo.about;
  for (const settings of demo.panels) {
    const panel = makePanel(settings, page);
    page.panels.push(panel);
    at("panels").append(panel.element);
  }
  const socket = new LiveSocket(demo.live, demo.streams, {
    rows(id, frame) {
      total += frame.length;
      firstRow ||= performance.now();
      for (const panel of page.panels) {
        if (panel.stream === id) {
          panel.accept(frame);
        }
      }
    },
    state(name, text, detail) {
      if (!over) {
        say(name, text, detail);
      }
    },
    isOver: () => over,
  });
  socket.open();
  counters(onCounters);
  animate();
}

at("pause").addEventListener("click", page.pause);
keyboard(page, at("keys"), at("help"));
start().catch((failure) => say("lost", "not connected", failure.message));
