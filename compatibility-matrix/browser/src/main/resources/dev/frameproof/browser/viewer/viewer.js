/*
 * The viewer page: Grafana's own packages of one version, with what lies between them and a server. Everything here is
 * driven from outside through window.frameproof; every answer is plain JSON.
 */
// Grafana's pages bring this in a style sheet of their own.
import 'uplot/dist/uPlot.min.css';
import * as React from 'react';
import * as data from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { externals, versions } from './externals.js';
import { pushAll, readFrame } from './buffer.js';
import { draw } from './draw.js';
import { loadModule } from './modules.js';
import { panels, openPanel, closePanels, subscriptions } from './panels.js';
import { installServices, setVariables } from './services.js';
import { mount, stage } from './stage.js';

const h = React.createElement;

installServices();

/** The plugin that was loaded last, and the data source made of it. */
const loaded = { plugin: undefined, datasource: undefined, config: undefined, query: undefined, runs: 0 };

function packageExports() {
  const names = {};
  Object.keys(externals)
    .filter((name) => name.startsWith('@grafana/'))
    .forEach((name) => (names[name] = Object.keys(externals[name]).sort()));
  return names;
}

async function framesFrom(url) {
  const answer = await fetch(url);
  return (await answer.text()).split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

async function loadPlugin(url, settings) {
  const module = await loadModule(url);
  const plugin = module.plugin;
  if (!plugin || !plugin.DataSourceClass) {
    throw new Error('module.js exports no data source plugin; it exports ' + Object.keys(module).join(', '));
  }
  plugin.meta = settings.meta;
  loaded.plugin = plugin;
  loaded.datasource = new plugin.DataSourceClass(settings);
  loaded.datasource.uid = loaded.datasource.uid || settings.uid;
  loaded.datasource.meta = settings.meta;
  runtime.setDataSourceSrv && runtime.setDataSourceSrv({
    get: async () => loaded.datasource,
    getList: () => [settings],
    getInstanceSettings: () => settings,
    reload: () => undefined,
    registerRuntimeDataSource: () => undefined,
  });
  return {
    configEditor: Boolean(plugin.components.ConfigEditor),
    queryEditor: Boolean(plugin.components.QueryEditor),
    defaultQuery: loaded.datasource.getDefaultQuery ? loaded.datasource.getDefaultQuery('explore') : {},
  };
}

function ConfigHost({ Editor, initial }) {
  const [options, setOptions] = React.useState(initial);
  loaded.config = options;
  return h(Editor, { options, onOptionsChange: setOptions });
}

function openConfigEditor(options) {
  loaded.config = options;
  mount('config-editor', 'Config editor', h(ConfigHost, { Editor: loaded.plugin.components.ConfigEditor, initial: options }));
}

function QueryHost({ Editor, initial }) {
  const [query, setQuery] = React.useState(initial);
  loaded.query = query;
  return h(Editor, {
    datasource: loaded.datasource,
    query,
    queries: [query],
    app: 'explore',
    history: [],
    onChange: (next) => {
      // Run follows at once, before React has drawn again.
      loaded.query = next;
      setQuery(next);
    },
    onRunQuery: () => {
      loaded.runs++;
    },
    onBlur: () => undefined,
    range: undefined,
    data: undefined,
  });
}

function openQueryEditor(query) {
  loaded.query = query;
  loaded.runs = 0;
  mount('query-editor', 'Query editor', h(QueryHost, { Editor: loaded.plugin.components.QueryEditor, initial: query }));
}

/** The control that a person would use for a label: by its label, its id, its placeholder, in this order. */
function field(rootId, pattern) {
  const root = document.getElementById(rootId);
  const wanted = new RegExp(pattern, 'i');
  for (const label of root.querySelectorAll('label')) {
    if (wanted.test(label.textContent.trim())) {
      const named = label.htmlFor && document.getElementById(label.htmlFor);
      const near = label.closest('div') && label.parentElement.querySelector('input, textarea, [role=radiogroup]');
      const control = named || near || (label.parentElement.parentElement || root).querySelector('input, textarea');
      if (control) {
        return control;
      }
    }
  }
  for (const control of root.querySelectorAll('input, textarea')) {
    if (wanted.test(control.id.replace(/-/g, ' ')) || wanted.test(control.placeholder) || wanted.test(control.getAttribute('aria-label') || '')) {
      return control;
    }
  }
  return null;
}

/** What an element says itself, without the elements in it. */
const ownText = (element) =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join('').trim();

/** The part of an editor that holds a label and its choices. Versions make labels of label, legend and others. */
function row(rootId, pattern) {
  const wanted = new RegExp(pattern, 'i');
  for (const label of document.getElementById(rootId).querySelectorAll('label, legend, span, div')) {
    if (wanted.test(ownText(label))) {
      let part = label.parentElement;
      while (part && !part.querySelector('input')) {
        part = part.parentElement;
      }
      return part;
    }
  }
  return null;
}

/** What an editor offers for what was typed. */
function suggestion(rootId, text) {
  const offered = [...document.getElementById(rootId).querySelectorAll('div, li, button, span')];
  return offered.find((element) => ownText(element) === text && !element.closest('label')) || null;
}

window.frameproof = {
  suggestion,
  facts: () => ({ exports: packageExports(), externals: Object.keys(externals), react: React.version, versions }),
  pushAll: async (url, maxLength) => pushAll(await framesFrom(url), maxLength),
  draw: async (kind, id, title, url) => {
    const buffer = data.StreamingDataFrame.empty({ maxLength: 1000 });
    for (const frame of await framesFrom(url)) {
      buffer.push(frame);
    }
    return draw(kind, id, title, buffer);
  },
  clear: () => {
    closePanels();
    stage.clear();
  },
  heading: (text) => (document.getElementById('heading').textContent = text),
  loadPlugin,
  openConfigEditor,
  config: () => loaded.config,
  openQueryEditor,
  query: () => ({ query: loaded.query, runs: loaded.runs }),
  has: (id) => Boolean(document.querySelector('#' + id + ' input')),
  errorOf: (id) => stage.errorOf(id),
  field,
  row,
  setVariables,
  openPanel: (id, title, query, kind, scopedVars) => openPanel(loaded.datasource, id, title, query, kind, scopedVars),
  closePanels,
  panel: (id) => panels.state(id),
  subscriptions: () => subscriptions.list(),
  testDatasource: () => loaded.datasource.testDatasource(),
  readFrame,
};
