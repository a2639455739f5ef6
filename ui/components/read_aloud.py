"""What the ear and the keyboard need at a question: the sound of its words, and the focus on it.

A voice that would send the text elsewhere is never used; without a local one, no button is shown.
After a new question the keyboard and the screen reader stand on its heading.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from ui.components.button_style import OUTLINED

SCRIPT = """
export default function({data, parentElement}) {
  const [question, language, label, ...texts] = new TextDecoder().decode(data).split("\\n");
  const heading = document.querySelector(".question h1");
  const before = window.jalonsQuestion;
  window.jalonsQuestion = question;
  if (heading && before !== undefined && before !== question) {
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView({block: "nearest"});
  }
  const button = parentElement.querySelector("button");
  const speech = window.speechSynthesis;
  const voice = () => speech?.getVoices().find(
    v => v.localService && v.lang.slice(0, 2) === language);
  const show = () => {
    button.hidden = !texts.length || !voice();
    button.textContent = "🔊 " + label;
  };
  speech?.addEventListener("voiceschanged", show);
  show();
  button.onclick = () => {
    speech.cancel();
    for (const text of texts) {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice();
      said.lang = language;
      said.rate = 0.85;
      speech.speak(said);
    }
  };
  return () => { speech?.cancel(); speech?.removeEventListener("voiceschanged", show); };
}
"""

_component = st.components.v2.component(
    "jalons_read_aloud", html="<button type='button' hidden></button>", css=OUTLINED, js=SCRIPT
)


def show(
    texts: Sequence[str], t: Callable[..., str], *, question: str, language: str, key: str
) -> None:
    """A button that reads these sentences one after the other, on the screen of this question.

    Without a sentence there is no button: the focus alone follows the question.
    """
    lines = (question, language, t("components.read_aloud.listen"), *texts)
    # Bytes go as they are: anything else is searched for tables at every click.
    _component(data="\n".join(" ".join(line.split()) for line in lines).encode(), key=key)
