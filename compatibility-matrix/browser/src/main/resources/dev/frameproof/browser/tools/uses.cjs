/*
 * Which names a plugin's module.js uses of the modules that Grafana gives it. Reads the file named first, prints
 * {"modules": [...], "uses": {"@grafana/ui": {"Input": {"guarded": false, "line": 12}}}}.
 *
 * A module reaches the code as a parameter of define's function or of a System.register setter, from there by webpack's
 * small modules ("123: x => { x.exports = parameter }") and their calls ("y = n(123)"). Bindings are followed by scope,
 * so that a short name used twice by a minifier is not taken for another.
 */
'use strict';

const fs = require('fs');
const parser = require('@babel/parser');
const traverse = require('@babel/traverse').default;

const tree = parser.parse(fs.readFileSync(process.argv[2], 'utf8'), { sourceType: 'unambiguous', errorRecovery: true });

const modules = [];
const uses = {};
/** Bindings that hold a given module, and webpack's ids of them. */
const known = new Map();
const ids = new Map();
let grown = true;

function learn(binding, name) {
  if (binding && !known.has(binding)) {
    known.set(binding, name);
    grown = true;
  }
}

function isAbsence(node) {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void') || (node.type === 'StringLiteral' && node.value === 'undefined');
}

const TESTS = { IfStatement: 'test', ConditionalExpression: 'test', LogicalExpression: 'left' };

/** A name that is only asked for is no failure where it is gone. */
function isGuarded(path) {
  for (let at = path; at.parentPath; at = at.parentPath) {
    const parent = at.parentPath;
    if (parent.isUnaryExpression({ operator: 'typeof' }) || TESTS[parent.type] === at.key) {
      return true;
    }
    if (parent.isOptionalCallExpression() || parent.isOptionalMemberExpression()) {
      return true;
    }
    if (parent.isBinaryExpression() && (isAbsence(parent.node.left) || isAbsence(parent.node.right))) {
      return true;
    }
    if (!parent.isUnaryExpression() && !parent.isSequenceExpression()) {
      return false;
    }
  }
  return false;
}

function use(module, name, path) {
  const names = (uses[module] = uses[module] || {});
  const guarded = isGuarded(path);
  const before = Object.prototype.hasOwnProperty.call(names, name) ? names[name] : undefined;
  names[name] = { guarded: guarded || Boolean(before && before.guarded), line: before ? before.line : path.node.loc.start.line };
}

function keyOf(node, computed) {
  if (!computed && node.type === 'Identifier') {
    return node.name;
  }
  return node.type === 'StringLiteral' || node.type === 'NumericLiteral' ? String(node.value) : undefined;
}

/** Takes note of what is done with an expression that is a module. */
function follow(path, module) {
  const parent = path.parentPath;
  if ((parent.isMemberExpression() || parent.isOptionalMemberExpression()) && path.key === 'object') {
    const name = keyOf(parent.node.property, parent.node.computed);
    if (name !== undefined) {
      use(module, name, parent);
    }
  } else if (parent.isVariableDeclarator() && path.key === 'init') {
    bind(parent.get('id'), module);
  } else if (parent.isAssignmentExpression() && path.key === 'right') {
    const left = parent.get('left');
    if (left.isMemberExpression() && keyOf(left.node.property, left.node.computed) === 'exports') {
      const fn = parent.getFunctionParent();
      const holder = fn && (fn.parentPath.isObjectProperty() ? fn.parentPath.node : fn.isObjectMethod() ? fn.node : undefined);
      if (holder) {
        ids.set(keyOf(holder.key, holder.computed), module);
      }
    } else {
      bind(left, module);
    }
  }
}

function bind(target, module) {
  if (target.isIdentifier()) {
    learn(target.scope.getBinding(target.node.name), module);
  } else if (target.isObjectPattern()) {
    target.get('properties').forEach((property) => {
      if (property.isObjectProperty()) {
        const name = keyOf(property.node.key, property.node.computed);
        if (name !== undefined) {
          use(module, name, property);
        }
      }
    });
  }
}

function given(list, parameters, scopeOf) {
  list.forEach((element, at) => {
    const name = element && element.value;
    if (typeof name === 'string' && !['require', 'exports', 'module', 'amd-module'].includes(name)) {
      modules.push(name);
      if (parameters[at] && parameters[at].isIdentifier()) {
        learn(scopeOf.getBinding(parameters[at].node.name), name);
      }
    }
  });
}

function register(call) {
  const list = call.node.arguments.find((argument) => argument.type === 'ArrayExpression');
  const declare = call.get('arguments').slice(-1)[0];
  list.elements.forEach((element) => modules.push(element.value));
  declare.traverse({
    ObjectProperty(property) {
      if (keyOf(property.node.key) !== 'setters') {
        return;
      }
      property.get('value.elements').forEach((setter, at) => {
        const parameter = setter.isFunction() && setter.get('params.0');
        if (parameter && parameter.isIdentifier()) {
          learn(setter.scope.getBinding(parameter.node.name), list.elements[at].value);
        }
      });
    },
  });
}

let outer = false;
traverse(tree, {
  CallExpression(path) {
    const callee = path.node.callee;
    if (callee.type === 'Identifier' && callee.name === 'define' && !outer) {
      outer = true;
      const list = path.node.arguments.find((argument) => argument.type === 'ArrayExpression');
      const factory = path.get('arguments').slice(-1)[0];
      if (list && factory.isFunction()) {
        given(list.elements, factory.get('params'), factory.scope);
      }
    } else if (callee.type === 'MemberExpression' && keyOf(callee.property, callee.computed) === 'register' && !outer &&
        callee.object.type === 'Identifier' && callee.object.name === 'System') {
      outer = true;
      register(path);
    }
  },
});

const followed = new Set();
while (grown) {
  grown = false;
  for (const [binding, module] of [...known]) {
    if (!followed.has(binding)) {
      followed.add(binding);
      binding.referencePaths.forEach((path) => follow(path, module));
    }
  }
  if (ids.size > 0) {
    traverse(tree, {
      CallExpression(path) {
        const [id, ...more] = path.node.arguments;
        if (id && more.length === 0 && path.node.callee.type === 'Identifier') {
          const module = ids.get(keyOf(id, true));
          if (module) {
            follow(path, module);
          }
        }
      },
    });
  }
}

process.stdout.write(JSON.stringify({ modules, uses }) + '\n');
