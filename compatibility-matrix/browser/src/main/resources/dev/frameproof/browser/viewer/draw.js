import * as React from 'react';
import * as data from '@grafana/data';
import * as ui from '@grafana/ui';
import { mount, stage, theme } from './stage.js';
import { plain } from './buffer.js';

const h = React.createElement;
const WIDTH = 900;
const GRAPH_HEIGHT = 280;
const ROW_HEIGHT = 36;
const LONGEST_TABLE = 560;

/** The frame as panels get it: plain columns with the display of this version's field overrides. */
function prepared(buffer, exact) {
  const frame = {
    name: buffer.name,
    refId: buffer.refId,
    length: buffer.length,
    fields: buffer.fields.map((field) => ({
      name: field.name,
      type: field.type,
      labels: field.labels,
      // Numbers as they are, since a rounded one could not be compared with what was sent.
      config: { ...field.config, color: { mode: 'palette-classic' }, ...(exact && field.type === 'number' ? { unit: 'string' } : {}) },
      values: Array.from({ length: buffer.length }, (_, row) => field.values[row]),
    })),
  };
  const [shown] = data.applyFieldOverrides({
    data: [frame],
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme,
    timeZone: 'utc',
  });
  shown.fields.forEach((field, at) => (field.state = { ...field.state, seriesIndex: at }));
  return shown;
}

function timeRange(times) {
  const least = Math.min(...times);
  const most = Math.max(...times);
  const pad = Math.max((most - least) * 0.05, 500);
  const from = data.dateTime(least - pad);
  const to = data.dateTime(most + pad);
  return { from, to, raw: { from, to } };
}

const pause = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Waits until a condition holds; the page's own deadline only keeps a wait from being endless. */
async function until(condition, frames = 300) {
  for (let at = 0; at < frames; at++) {
    const found = condition();
    if (found) {
      return found;
    }
    await pause();
  }
  return undefined;
}

/** What a uPlot drew: its series as they are in it, and whether its canvas shows anything. */
function readPlot(plot) {
  const canvas = plot.ctx.canvas;
  const pixels = plot.ctx.getImageData(0, 0, canvas.width, canvas.height).data;
  let painted = 0;
  for (let at = 3; at < pixels.length; at += 4) {
    if (pixels[at] !== 0) {
      painted++;
    }
  }
  return {
    painted,
    x: Array.from(plot.data[0]).map(plain),
    series: plot.series.slice(1).map((series, at) => ({
      label: typeof series.label === 'string' ? series.label : '',
      shown: series.show !== false,
      values: Array.from(plot.data[at + 1]).map(plain),
    })),
  };
}

class PlotCapture {
  attach(config) {
    if (!config.frameproofCaptured) {
      config.frameproofCaptured = true;
      config.addHook('ready', (plot) => (this.plot = plot));
      config.addHook('draw', (plot) => {
        this.plot = plot;
        this.draws = (this.draws || 0) + 1;
      });
    }
  }
}

function timeField(frame) {
  return frame.fields.find((field) => field.type === data.FieldType.time);
}

/** The plot's scales and axes for what is only in Grafana's core: this version's builder and chart, our choice of them. */
function plainPlot(frame, fields, stepped) {
  const builder = new ui.UPlotConfigBuilder('utc');
  const range = timeRange(timeField(frame).values);
  builder.addScale({
    scaleKey: 'x', isTime: true, orientation: 0, direction: 1,
    range: () => [range.from.valueOf(), range.to.valueOf()],
  });
  builder.addAxis({ scaleKey: 'x', isTime: true, placement: 'bottom', theme, timeZone: 'utc' });
  builder.addScale({ scaleKey: 'y', orientation: 1, direction: 1 });
  builder.addAxis({ scaleKey: 'y', placement: 'left', theme });
  fields.forEach((field, at) => {
    const colour = theme.visualization.getColorByName(theme.visualization.palette[at % theme.visualization.palette.length]);
    builder.addSeries({
      scaleKey: 'y', theme, fieldName: field.name, lineColor: colour, lineWidth: 1, pointColor: colour, pointSize: 5,
      showPoints: 'auto', drawStyle: 'line', lineInterpolation: stepped ? 'stepAfter' : 'linear', label: field.name,
      show: true, colorMode: { id: 'fixed' }, dataFrameFieldIndex: { frameIndex: 0, fieldIndex: at + 1 },
    });
  });
  return { builder, range };
}

/** Rows by time, as a graph wants them: panels sort them too. */
function sorted(frame) {
  const times = timeField(frame).values;
  const order = times.map((_, row) => row).sort((a, b) => times[a] - times[b] || a - b);
  return {
    ...frame,
    fields: frame.fields.map((field) => ({ ...field, values: order.map((row) => field.values[row]) })),
  };
}

async function drawGraph(id, title, buffer) {
  const frame = sorted(prepared(buffer, false));
  const numbers = frame.fields.filter((field) => field.type === data.FieldType.number);
  if (!timeField(frame) || numbers.length === 0) {
    return { nothing: 'the frame has no time or no number' };
  }
  const shown = { ...frame, fields: [timeField(frame), ...numbers] };
  const capture = new PlotCapture();
  let by;
  let element;
  if (ui.TimeSeries) {
    by = '@grafana/ui TimeSeries';
    element = h(
      ui.TimeSeries,
      {
        frames: [shown], structureRev: 1, timeRange: timeRange(timeField(frame).values), timeZone: 'utc', width: WIDTH,
        height: GRAPH_HEIGHT, legend: { displayMode: 'list', placement: 'bottom', calcs: [], showLegend: true },
      },
      (config) => {
        capture.attach(config);
        return null;
      }
    );
  } else {
    by = '@grafana/ui UPlotChart; its time series panel is only in Grafana’s core';
    const { builder, range } = plainPlot(shown, numbers, false);
    capture.attach(builder);
    element = h(ui.UPlotChart, {
      data: [timeField(frame).values, ...numbers.map((field) => field.values)], config: builder, width: WIDTH,
      height: GRAPH_HEIGHT, timeRange: range,
    });
  }
  mount(id, title, element);
  await until(() => capture.plot && capture.draws > 0);
  if (!capture.plot) {
    return { by, failed: stage.errorOf(id).join('; ') || 'no plot was drawn' };
  }
  return { by, plot: readPlot(capture.plot), names: numbers.map((field) => field.name) };
}

/** A state timeline's states: equal neighbours of a column are one state. */
function states(values) {
  const found = [];
  values.forEach((value) => {
    if (value !== null && value !== undefined && found[found.length - 1] !== value) {
      found.push(value);
    }
  });
  return found;
}

async function drawStates(id, title, buffer) {
  const frame = sorted(prepared(buffer, false));
  const columns = frame.fields.filter((field) => field.type === data.FieldType.string || field.type === data.FieldType.boolean);
  if (!timeField(frame) || columns.length === 0) {
    return { nothing: 'the frame has no time, or no texts and truth values' };
  }
  const capture = new PlotCapture();
  const coded = columns.map((field) => {
    const distinct = [...new Set(field.values.filter((value) => value !== null && value !== undefined))];
    return { field, distinct, codes: field.values.map((value) => (value === null || value === undefined ? null : distinct.indexOf(value))) };
  });
  const { builder, range } = plainPlot(frame, columns, true);
  capture.attach(builder);
  mount(id, title, h(ui.UPlotChart, {
    data: [timeField(frame).values, ...coded.map((column) => column.codes)], config: builder, width: WIDTH,
    height: GRAPH_HEIGHT, timeRange: range,
  }));
  await until(() => capture.plot && capture.draws > 0);
  const by = '@grafana/ui UPlotChart, stepped; its state timeline is only in Grafana’s core';
  if (!capture.plot) {
    return { by, failed: stage.errorOf(id).join('; ') || 'no plot was drawn' };
  }
  const plot = readPlot(capture.plot);
  return {
    by,
    plot,
    names: columns.map((field) => field.name),
    states: coded.map((column, at) => states(plot.series[at].values.map((code) => (code === null ? null : column.distinct[code])))),
  };
}

function cellsOf(element) {
  const rows = [...element.querySelectorAll('[role=row]')];
  return rows
    .map((row) => [...row.querySelectorAll('[role=cell], [role=gridcell]')].map((cell) => cell.textContent))
    .filter((cells) => cells.length > 0);
}

async function drawTable(id, title, buffer) {
  const frame = prepared(buffer, true);
  const height = Math.min(LONGEST_TABLE, (frame.length + 2) * ROW_HEIGHT);
  const width = Math.max(WIDTH, frame.fields.length * 130);
  const element = mount(id, title, h('div', { style: { width, height } }, h(ui.Table, { data: frame, width, height, columnMinWidth: 120 })));
  await until(() => cellsOf(element).length >= Math.min(frame.length, 5) || stage.errorOf(id).length > 0);
  const failed = stage.errorOf(id).join('; ');
  if (failed) {
    return { by: '@grafana/ui Table', failed };
  }
  const headers = [...element.querySelectorAll('[role=columnheader]')].map((header) => header.textContent.trim());
  return { by: '@grafana/ui Table', headers, rows: cellsOf(element) };
}

/** Draws a frame: graph, table or states. Answers what with, and what can be read back of it. */
export function draw(kind, id, title, buffer) {
  if (buffer.length === 0) {
    return { nothing: 'the frame has no rows' };
  }
  switch (kind) {
    case 'graph':
      return drawGraph(id, title, buffer);
    case 'table':
      return drawTable(id, title, buffer);
    case 'states':
      return drawStates(id, title, buffer);
    default:
      throw new Error('cannot draw a ' + kind);
  }
}
