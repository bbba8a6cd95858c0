import * as React from 'react';
import { createRoot } from 'react-dom/client';
import * as data from '@grafana/data';
import * as ui from '@grafana/ui';

const h = React.createElement;
const theme = data.createTheme({ colors: { mode: 'dark' } });
const roots = new Map();

export { theme };

/** An error that a component throws is what a person would see; it is shown, kept, and read back. */
class Boundary extends React.Component {
  constructor(props) {
    super(props);
    this.state = { error: null };
  }

  static getDerivedStateFromError(error) {
    return { error };
  }

  componentDidCatch(error) {
    stage.errors.push({ id: this.props.id, message: error.message });
  }

  render() {
    return this.state.error ? h('p', { className: 'frameproof-sorry' }, 'failed: ' + this.state.error.message) : this.props.children;
  }
}

export const stage = {
  errors: [],
  clear() {
    roots.forEach((entry) => {
      entry.root.unmount();
      entry.element.remove();
    });
    roots.clear();
    stage.errors = [];
  },
  errorOf: (id) => stage.errors.filter((error) => error.id === id).map((error) => error.message),
};

/** Draws an element in a box of its own, or draws it again there. */
export function mount(id, title, element, className) {
  let entry = roots.get(id);
  if (!entry) {
    const box = document.createElement('section');
    box.className = 'panel ' + (className || '');
    const heading = document.createElement('h2');
    heading.textContent = title;
    const body = document.createElement('div');
    body.id = id;
    box.append(heading, body);
    document.getElementById('stage').append(box);
    entry = { element: box, root: createRoot(body) };
    roots.set(id, entry);
  }
  entry.root.render(h(data.ThemeContext.Provider, { value: theme }, ui.GlobalStyles ? h(ui.GlobalStyles) : null, h(Boundary, { id }, element)));
  return document.getElementById(id);
}
