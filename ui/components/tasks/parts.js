// Small pieces of a screen, shared by every kind of task.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function drawing(task, thing) {
  const source = task.pictures[thing];
  return source ? make("img", {src: source, alt: ""}) : null;
}

function named(text, bare) {
  return make("span", {class: bare ? "heard-only" : "label"}, text);
}

function scene(task, look) {
  const lines = task.words.scene.split("\n").map((line) => make("p", {}, line));
  return make("div", {class: `scene ${look === "card" ? "sheet" : look}`}, ...lines);
}

function press(button, group) {
  for (const other of group) other.setAttribute("aria-pressed", String(other === button));
}
