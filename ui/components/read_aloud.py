"""The sound of the question and its answers, by a voice that lives in the device.

A voice that would send the text elsewhere is never used; without a local one, no button is shown.
"""

from collections.abc import Callable

import streamlit as st

SCRIPT = """
export default function({data, parentElement}) {
  const button = parentElement.querySelector("button");
  const speech = window.speechSynthesis;
  const voice = () => speech?.getVoices().find(
    v => v.localService && v.lang.slice(0, 2) === data.language);
  const show = () => { button.hidden = !voice(); button.textContent = "🔊 " + data.label; };
  speech?.addEventListener("voiceschanged", show);
  show();
  button.onclick = () => {
    speech.cancel();
    for (const text of data.said.split("\\n")) {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice();
      said.lang = data.language;
      said.rate = 0.85;
      speech.speak(said);
    }
  };
  return () => { speech?.cancel(); speech?.removeEventListener("voiceschanged", show); };
}
"""
STYLE = """
button {
  font: inherit;
  font-weight: 600;
  min-height: 3rem;
  padding: 0.4rem 1.2rem;
  border: 2px solid var(--st-primary-color);
  border-radius: 0.75rem;
  background: var(--st-background-color);
  color: var(--st-primary-color);
  cursor: pointer;
}
button[hidden] { display: none; }
"""

_component = st.components.v2.component(
    "jalons_read_aloud", html="<button type='button' hidden></button>", css=STYLE, js=SCRIPT
)


def show(texts: list[str], t: Callable[..., str], *, language: str, key: str) -> None:
    """A button that reads these sentences one after the other."""
    label = t("components.read_aloud.listen")
    said = "\n".join(texts)  # one text: a list is searched for tables at every click
    _component(data={"said": said, "language": language, "label": label}, key=key)
