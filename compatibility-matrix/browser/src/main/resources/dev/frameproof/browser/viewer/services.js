import * as rxjs from 'rxjs';
import * as data from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { subscriptions } from './panels.js';

const variables = {};

export function setVariables(values) {
  Object.keys(variables).forEach((name) => delete variables[name]);
  Object.assign(variables, values);
}

/** Grafana's three ways to write a variable. */
const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::\w+)?\]\]|\$\{(\w+)(?::\w+)?\}/g;

function replace(text, scoped) {
  return (text || '').replace(VARIABLE, (whole, plain, square, curly) => {
    const name = plain || square || curly;
    const own = scoped && scoped[name];
    if (own) {
      return String(own.value);
    }
    return name in variables ? variables[name] : whole;
  });
}

const templates = {
  replace,
  getVariables: () => Object.keys(variables).map((name) => ({ name, type: 'custom', current: { value: variables[name] } })),
  containsTemplate: (text) => new RegExp(VARIABLE.source).test(text || ''),
  updateTimeRange: () => undefined,
  getAdhocFilters: () => [],
};

async function send(options) {
  const query = options.params ? '?' + new URLSearchParams(options.params) : '';
  const url = options.url.startsWith('/') ? options.url : '/' + options.url;
  const answer = await fetch(url + query, {
    method: options.method || 'GET',
    headers: { 'Content-Type': 'application/json' },
    body: options.data === undefined ? undefined : JSON.stringify(options.data),
  });
  const text = await answer.text();
  let body = text;
  try {
    body = JSON.parse(text);
  } catch (plainText) {
    // An answer that is no JSON stays text.
  }
  const reply = { status: answer.status, statusText: answer.statusText, ok: answer.ok, data: body, config: options, headers: answer.headers, url: answer.url };
  if (!answer.ok) {
    throw reply;
  }
  return reply;
}

const backend = {
  fetch: (options) => rxjs.from(send(options)),
  datasourceRequest: (options) => send(options),
  request: (options) => send(options).then((reply) => reply.data),
  get: (url, params) => send({ url, params }).then((reply) => reply.data),
  post: (url, body) => send({ url, method: 'POST', data: body }).then((reply) => reply.data),
  put: (url, body) => send({ url, method: 'PUT', data: body }).then((reply) => reply.data),
  patch: (url, body) => send({ url, method: 'PATCH', data: body }).then((reply) => reply.data),
  delete: (url) => send({ url, method: 'DELETE' }).then((reply) => reply.data),
  chunked: (options) => rxjs.from(send(options)),
};

/** Reads a stream's messages, one a line; each is {"push": ...} or {"error": ...}. */
async function readLines(answer, onLine) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    lines.filter(Boolean).forEach((line) => onLine(JSON.parse(line)));
  }
}

/** Live as Grafana's own service has it: this version's channel ids, its buffer, one emission a message. */
const live = {
  getConnectionState: () => rxjs.of(true),
  getPresence: async () => ({ users: [] }),
  publish: async () => undefined,
  getStream: () => rxjs.EMPTY,
  getQueryData: () => rxjs.EMPTY,
  getDataStream: (options) =>
    new rxjs.Observable((subscriber) => {
      const seen = subscriptions.add(options);
      if (!data.isValidLiveChannelAddress(options.addr)) {
        seen.error = 'this version calls the address invalid';
        subscriber.next({ data: [], state: data.LoadingState.Error, error: { message: 'invalid channel address' } });
        return undefined;
      }
      seen.channel = data.toLiveChannelId(options.addr);
      const abort = new AbortController();
      const buffer = data.StreamingDataFrame.empty(options.buffer);
      fetch('/live', { method: 'POST', signal: abort.signal, body: JSON.stringify({ id: seen.id, channel: seen.channel, data: options.addr.data }) })
        .then((answer) =>
          readLines(answer, (line) => {
            if (line.error) {
              seen.error = line.error.message;
              subscriber.next({ data: [buffer], key: options.key, state: data.LoadingState.Error, error: { message: line.error.message } });
              return;
            }
            buffer.push(line.push);
            seen.messages++;
            subscriber.next({ data: [buffer], key: options.key || 'live-' + seen.id, state: data.LoadingState.Streaming });
          })
        )
        .catch((error) => {
          if (!abort.signal.aborted) {
            seen.error = error.message;
            subscriber.error(error);
          }
        });
      return () => {
        seen.open = false;
        abort.abort();
      };
    }),
};

export function installServices() {
  runtime.setGrafanaLiveSrv(live);
  runtime.setBackendSrv(backend);
  runtime.setTemplateSrv(templates);
  if (runtime.setEchoSrv) {
    runtime.setEchoSrv({ addEvent: () => undefined, addBackend: () => undefined, flush: () => undefined });
  }
  if (runtime.setAppEvents && data.EventBusSrv) {
    runtime.setAppEvents(new data.EventBusSrv());
  }
}
