// One task on the screen: it is drawn once, and tells how it ended, never what was done or typed.

const KINDS = {choose, point, type, steps, table};
const listeners = new WeakMap();

function otherAnswers(task, tell, played) {
  const cards = task.always.map((option) => {
    const input = make("input", {type: "radio", name: task.group, value: option.id});
    input.checked = option.id === task.former;
    input.onchange = () => { played(); tell(option.id); };
    return make("label", {class: "card always"}, input, named(option.text));
  });
  return make("div", {class: "choices always"}, ...cards);
}

function draw(root, task) {
  let last = task.former;
  const heard = make("p", {class: "heard", role: "status"});
  const stage = make("div", {class: "stage"});
  const group = make("div", {role: task.kind === "choose" ? "radiogroup" : "group",
    "aria-label": task.labels.task});
  const tell = (outcome) => {
    if (outcome === last) return;
    last = outcome;
    listeners.get(root)("outcome", outcome);
  };
  const told = (outcome) => {
    for (const input of group.querySelectorAll(".always input")) input.checked = false;
    heard.textContent = outcome === null ? "" : task.labels.noted;
    tell(outcome);
  };
  const cleared = () => {
    for (const pressed of stage.querySelectorAll("[aria-pressed=true]")) pressed.ariaPressed = "false";
    heard.textContent = "";
  };
  KINDS[task.kind](stage, task, task.kind === "choose" ? tell : told);
  const others = otherAnswers(task, tell, cleared);
  if (task.kind !== "choose") {
    others.setAttribute("role", "radiogroup");
    others.setAttribute("aria-label", task.labels.others);
  }
  if (task.done_before) heard.textContent = task.labels.again;
  group.append(stage, heard, others);
  root.replaceChildren(group);
}

export default function({data, parentElement, setStateValue}) {
  const root = parentElement.querySelector(".task");
  const task = JSON.parse(new TextDecoder().decode(data));
  listeners.set(root, setStateValue);
  if (root.dataset.item === task.item) return;
  root.dataset.item = task.item;
  draw(root, task);
}
