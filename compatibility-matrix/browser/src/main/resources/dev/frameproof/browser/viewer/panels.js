import { draw } from './draw.js';
import { readFrame } from './buffer.js';
import { dateTime } from '@grafana/data';

const open = new Map();
const seen = [];

/** Every subscription that a plugin asked Live for, in order. */
export const subscriptions = {
  add(options) {
    const entry = {
      id: seen.length,
      address: JSON.parse(JSON.stringify(options.addr)),
      channel: null,
      error: null,
      messages: 0,
      open: true,
    };
    seen.push(entry);
    return entry;
  },
  list: () => seen,
};

export const panels = {
  state(id) {
    const panel = open.get(id);
    return panel && { emissions: panel.emissions, state: panel.state, error: panel.error, frames: panel.frames.map(readFrame), drawn: panel.drawn };
  },
};

/** Runs one query in a panel of its own and draws what it brings, as a dashboard does. */
export function openPanel(datasource, id, title, query, kind, scopedVars) {
  const panel = { emissions: 0, state: 'NotStarted', error: null, frames: [], drawn: null };
  open.set(id, panel);
  const now = Date.now();
  const range = { from: dateTime(now - 3600000), to: dateTime(now), raw: { from: 'now-1h', to: 'now' } };
  const request = {
    requestId: id, app: 'dashboard', targets: [query], scopedVars: scopedVars || {}, range, timezone: 'utc',
    interval: '1s', intervalMs: 1000, maxDataPoints: 1000, startTime: now, panelId: open.size, dashboardUID: 'frameproof',
  };
  panel.subscription = datasource.query(request).subscribe({
    next: (response) => {
      panel.emissions++;
      panel.state = response.state || panel.state;
      panel.error = response.error ? response.error.message : panel.error;
      if (response.data.length > 0 && response.data[0].fields.length > 0) {
        panel.frames = response.data;
        drawSoon(panel, kind, id, title);
      }
    },
    error: (error) => {
      panel.state = 'Error';
      panel.error = error.message;
    },
  });
}

/** At most once a frame of the screen, as panels do. */
function drawSoon(panel, kind, id, title) {
  if (!kind || panel.waiting) {
    return;
  }
  panel.waiting = true;
  requestAnimationFrame(async () => {
    panel.waiting = false;
    panel.drawn = await draw(kind, 'panel-' + id, title, panel.frames[0]);
  });
}

export function closePanels() {
  open.forEach((panel) => panel.subscription && panel.subscription.unsubscribe());
  open.clear();
}
