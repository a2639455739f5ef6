// What the ear and the keyboard need: the sound of a text, and the focus on a new question.
//
// A voice that would send the text elsewhere is never used; without a local one, no button is shown.
(() => {
  const speech = window.speechSynthesis;
  let question = null; // the one on the screen, or the last that was
  let speaker = null; // the text that is heard

  const voiceOf = (language) =>
    speech?.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === language);
  const say = (place) => {
    const { said, language } = place.dataset;
    speech.cancel();
    speaker = place;
    for (const text of said.split("\n")) {
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.voice = voiceOf(language);
      sentence.lang = language;
      sentence.rate = 0.85;
      speech.speak(sentence);
    }
  };
  const button = (place) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = place.dataset.label;
    made.onclick = () => say(place);
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
    if (speaker && !speaker.isConnected) {
      speech.cancel();
      speaker = null;
    }
    listen();
    follow();
  };
  speech?.addEventListener("voiceschanged", listen);
  new MutationObserver(changed).observe(document.documentElement, { childList: true, subtree: true });
})();
