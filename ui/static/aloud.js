// What the ear and the keyboard need: the sound of a text, and the focus on a new question.
//
// A voice that would send the text elsewhere is never used; without a local one, no button is shown.
// A place with words of its own reads them; another one reads the page, and shows where it is.
(() => {
  const PAGE = "[data-testid=stMainBlockContainer], body.plain main";
  const PIECES = "h1, h2, h3, p, li, label, button, a.button";
  const SILENT = "[aria-hidden=true], .listen, .demonstration";
  const speech = window.speechSynthesis;
  let question = null; // the one on the screen, or the last that was
  let speaker = null; // the place that is heard

  const voiceOf = (language) =>
    speech?.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === language);
  const isRead = (piece) =>
    piece.checkVisibility() && !piece.closest(SILENT) && !piece.querySelector(PIECES);
  const piecesOf = ({ dataset }) => {
    if (dataset.said) return dataset.said.split("\n").map((text) => ({ text }));
    const page = document.querySelector(PAGE);
    return [...page.querySelectorAll(PIECES)]
      .filter(isRead)
      .map((at) => ({ text: at.innerText.replace(/\s+/g, " ").trim(), at }))
      .filter(({ text }) => text);
  };
  const show = (piece) => {
    document.querySelector(".heard-now")?.classList.remove("heard-now");
    piece?.classList.add("heard-now");
    piece?.scrollIntoView({ block: "nearest" });
  };
  const named = (place, name) => {
    const button = place.querySelector("button");
    if (button) button.textContent = name;
  };
  const hush = () => {
    if (!speaker) return;
    named(speaker, speaker.dataset.label);
    speaker = null;
    show(null);
    speech.cancel();
  };
  const say = (place) => {
    const pieces = piecesOf(place);
    speaker = place;
    named(place, place.dataset.stop);
    pieces.forEach(({ text, at }, k) => {
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.voice = voiceOf(place.dataset.language);
      sentence.lang = place.dataset.language;
      sentence.rate = 0.85;
      sentence.onstart = () => speaker === place && show(at);
      if (k === pieces.length - 1) sentence.onend = () => speaker === place && hush();
      speech.speak(sentence);
    });
  };
  const pressed = (place) => {
    const isHeard = speaker === place;
    hush();
    if (!isHeard) say(place);
  };
  const button = (place) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = place.dataset.label;
    made.onclick = () => pressed(place);
    return made;
  };
  const listen = () => {
    for (const place of document.querySelectorAll(".listen:empty")) {
      if (voiceOf(place.dataset.language)) place.append(button(place));
    }
  };
  const follow = () => {
    const asked = document.querySelector(".question");
    if (!asked || asked.dataset.question === question) return;
    if (question !== null) {
      const heading = asked.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus();
      heading.scrollIntoView({ block: "nearest" });
    }
    question = asked.dataset.question;
  };
  const changed = () => {
    if (speaker && !speaker.isConnected) hush();
    listen();
    follow();
  };
  speech?.addEventListener("voiceschanged", listen);
  new MutationObserver(changed).observe(document.documentElement, { childList: true, subtree: true });
  changed();
})();
