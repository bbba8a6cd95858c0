/*
 * Bundles the viewer page with the packages of one version, and lists what each of Grafana's packages exports.
 * Arguments: the folder with node_modules and viewer, the folder to write to, then the packages to list.
 */
'use strict';

const fs = require('fs');
const path = require('path');
const esbuild = require('esbuild');

const [folder, out, ...packages] = process.argv.slice(2);

const common = {
  absWorkingDir: folder,
  bundle: true,
  logLevel: 'error',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
  loader: { '.svg': 'dataurl', '.png': 'dataurl', '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
};

/*
 * Grafana is built from its sources, where the default import of a CommonJS library is its exports.default. In .mjs
 * files esbuild would take exports itself, as Node does; read under a name of its own, such a file is an ordinary one.
 */
const AS_JS = '.js';

const asGrafanaBuilds = {
  name: 'as-grafana-builds',
  setup(build) {
    // Named without its ending, which its package does not allow and Grafana's own bundler forgives.
    build.onResolve({ filter: /^systemjs\/dist\/[^.]*$/ }, (given) => ({
      path: path.join(folder, 'node_modules', given.path + '.js'),
    }));
    build.onResolve({ filter: /.*/ }, async (given) => {
      if (given.pluginData === 'resolved' || given.kind === 'entry-point') {
        return undefined;
      }
      const found = await build.resolve(given.path, {
        importer: given.importer, resolveDir: given.resolveDir, kind: given.kind, pluginData: 'resolved',
      });
      if (found.errors.length > 0 || found.external || !/@grafana[\\/].*\.mjs$/.test(found.path)) {
        return found;
      }
      return { path: found.path + AS_JS, namespace: 'grafana', sideEffects: found.sideEffects };
    });
    build.onLoad({ filter: /.*/, namespace: 'grafana' }, async (given) => ({
      contents: await fs.promises.readFile(given.path.slice(0, -AS_JS.length), 'utf8'),
      resolveDir: path.dirname(given.path),
      loader: 'js',
    }));
  },
};

async function exportsOf(name) {
  const { metafile } = await esbuild.build({
    ...common,
    plugins: [asGrafanaBuilds],
    stdin: { contents: `export * from '${name}';`, resolveDir: folder, loader: 'js' },
    format: 'esm',
    metafile: true,
    write: false,
    outdir: out,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports || []);
}

async function main() {
  await esbuild.build({
    ...common, plugins: [asGrafanaBuilds], entryPoints: ['viewer/viewer.js'], outdir: out, format: 'iife', minify: true,
    keepNames: true,
  });
  const names = {};
  for (const name of packages) {
    names[name] = await exportsOf(name);
  }
  fs.writeFileSync(path.join(out, 'exports.json'), JSON.stringify(names));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
