// Choose among answers that look like what they are: messages, addresses, buttons, drawings.

function choose(stage, task, tell) {
  if (task.scene) stage.append(scene(task, task.scene));
  const cards = task.options.map((option) => {
    const input = make("input", {type: "radio", name: task.group, value: option.id});
    input.checked = option.id === task.former;
    input.onchange = () => tell(option.id);
    const bare = task.look === "pictures" && task.pictures[option.id];
    return make("label", {class: `card ${task.look}`}, input, drawing(task, option.id),
      named(option.text, bare));
  });
  stage.append(make("div", {class: `choices ${task.look}`}, ...cards));
}
