// Read a table and touch one of its cells.

function table(stage, task, tell) {
  let touches = 0;
  const all = [];
  const cell = (row, column) => {
    const id = `${row}-${column}`, text = task.words[id];
    const full = `${text}, ${task.words[column]}, ${task.words[row]}`;
    const button = make("button", {type: "button", class: "cell", "aria-pressed": "false", "aria-label": full},
      text);
    button.onclick = () => {
      touches += 1;
      press(button, all);
      tell(!task.right.includes(id) ? "not_yet" : touches === 1 ? "alone" : "nearly");
    };
    all.push(button);
    return make("td", {}, button);
  };
  const head = make("tr", {}, make("td", {}), ...task.columns.map(
    (column) => make("th", {scope: "col"}, task.words[column])));
  const lines = task.rows.map((row) => make("tr", {}, make("th", {scope: "row"}, task.words[row]),
    ...task.columns.map((column) => cell(row, column))));
  stage.append(make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines)));
}
