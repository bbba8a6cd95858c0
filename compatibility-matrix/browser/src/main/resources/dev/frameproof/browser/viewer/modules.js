import { externals } from './externals.js';

/** Loads a plugin's module.js as Grafana's SystemJS does: AMD or System.register, with Grafana's libraries given. */
export async function loadModule(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(url + ' was answered with ' + answer.status);
  }
  const text = await answer.text();
  let definition;
  const define = (...given) => (definition = amd(given, url));
  define.amd = true;
  const system = { register: (...given) => (definition = registered(given, url)) };
  const script = new Function('define', 'System', 'exports', 'module', text + '\n//# sourceURL=' + url);
  script.call(window, define, system, undefined, undefined);
  if (!definition) {
    throw new Error('module.js neither calls define nor System.register');
  }
  return definition();
}

function given(name, url, own) {
  if (name === 'exports') {
    return own.exports;
  }
  if (name === 'module' || name === 'amd-module') {
    return own;
  }
  if (name === 'require') {
    return (other) => given(other, url, own);
  }
  if (!(name in externals)) {
    throw new Error('module.js asks for the module ' + name + ', which this version does not give');
  }
  return externals[name];
}

function amd(parts, url) {
  const factory = parts[parts.length - 1];
  const names = Array.isArray(parts[parts.length - 2]) ? parts[parts.length - 2] : ['require', 'exports', 'module'];
  return () => {
    const own = { exports: {}, id: url, uri: new URL(url, location.href).href };
    const made = typeof factory === 'function' ? factory(...names.map((name) => given(name, url, own))) : factory;
    return made === undefined ? own.exports : made;
  };
}

function registered(parts, url) {
  const declare = parts[parts.length - 1];
  const names = parts[parts.length - 2];
  return async () => {
    const own = { exports: {} };
    const { setters = [], execute } = declare((name, value) => {
      Object.assign(own.exports, typeof name === 'string' ? { [name]: value } : name);
      return value;
    }, { meta: { url: new URL(url, location.href).href }, import: loadModule });
    names.forEach((name, at) => setters[at] && setters[at](given(name, url, own)));
    await execute();
    return own.exports;
  };
}
