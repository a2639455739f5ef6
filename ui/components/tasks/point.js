// Touch the right thing among many: drawings, the keys of a keyboard, the links of a long page.

function point(stage, task, tell) {
  let touches = 0;
  const all = [];
  const touch = (thing, button) => {
    touches += 1;
    press(button, all);
    tell(thing !== task.right ? "not_yet" : touches === 1 ? "alone" : "nearly");
  };
  const rows = task.rows.map((row) => make("div", {class: "row"}, ...row.map((thing) => {
    const label = task.words[thing] || thing.toUpperCase();
    const bare = task.look === "icons" && task.pictures[thing];
    const button = make("button", {type: "button", class: "thing", "aria-pressed": "false"},
      drawing(task, thing), named(label, bare));
    button.onclick = () => touch(thing, button);
    all.push(button);
    if (task.look !== "page") return button;
    return make("div", {class: "block"}, button, make("span", {class: "lines", "aria-hidden": "true"}));
  })));
  const page = task.look === "page" ? {role: "region", tabindex: "0", "aria-label": task.labels.page} : {};
  stage.append(make("div", {class: `board ${task.look}`, ...page}, ...rows));
}
