// Press from screen to screen until the goal; one slip is nothing, and a way back is always there.

function shortest(task) {
  const far = {[task.start]: 0}, waiting = [task.start];
  while (waiting.length) {
    const screen = waiting.shift();
    for (const button of task.screens[screen]) {
      if (!(button.to in far)) { far[button.to] = far[screen] + 1; waiting.push(button.to); }
    }
  }
  return far[task.goal];
}

function steps(stage, task, tell) {
  let presses = 0, reached = null;  // once there, looking around takes nothing back
  const passed = [], needed = shortest(task);
  const frame = make("div", {class: "device"});
  stage.append(frame);
  const go = (screen, counted) => {
    if (counted) presses += 1;
    draw(screen, true);
    if (screen === task.goal) reached ??= presses <= needed + 1 ? "alone" : "nearly";
    tell(reached ?? "not_yet");
  };
  const draw = (screen, moved) => {
    const title = make("p", {class: "bar", tabindex: "-1"}, task.words[screen]);
    const bare = task.look === "icons";
    const buttons = task.screens[screen].map((each) => {
      const button = make("button", {type: "button", class: "thing"}, drawing(task, each.id),
        named(task.words[each.id], bare && task.pictures[each.id]));
      button.onclick = () => { passed.push(screen); go(each.to, true); };
      return button;
    });
    const shown = drawing(task, screen);
    const parts = [title, shown && make("div", {class: "seen"}, shown),
      make("div", {class: `board ${task.look}`}, ...buttons)];
    if (passed.length) {
      const back = make("button", {type: "button", class: "return"}, `← ${task.labels.back}`);
      back.onclick = () => go(passed.pop(), false);
      parts.push(back);
    }
    frame.replaceChildren(...parts.filter(Boolean));
    if (moved) title.focus();
  };
  draw(task.start, false);
}
