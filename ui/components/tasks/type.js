// Copy exactly what is shown; what is typed is compared here and never leaves the device.

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f\s]/g, "").replace(/[’]/g, "'").toLowerCase();
}

function isOneKeyAway(typed, wanted) {
  const [short, long] = typed.length <= wanted.length ? [typed, wanted] : [wanted, typed];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  const rest = long.length === short.length ? short.slice(i + 1) : short.slice(i);
  return long.slice(i + 1) === rest;
}

function type(stage, task, tell) {
  const id = `${task.group}-field`;
  const field = make("input", {
    id, type: "text", inputmode: task.keyboard, autocomplete: "off", autocapitalize: "off",
    autocorrect: "off", spellcheck: "false", maxlength: "80",
  });
  field.oninput = () => {
    const typed = plain(field.value), wanted = plain(task.words.expected);
    if (!typed) tell(null);
    else tell(typed === wanted ? "alone" : isOneKeyAway(typed, wanted) ? "nearly" : "not_yet");
  };
  stage.append(scene(task, task.scene),
    make("label", {for: id, class: "field-name"}, task.labels.type_here), field);
}
