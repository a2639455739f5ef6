"""A question and its answer in one line, as the person read them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from diagnostic.answers import Given
from ui.components import question_card

if TYPE_CHECKING:
    from store.words import Words


def quoted(given: Given, words: "Words", t: Callable[..., str]) -> str:
    """The words of the content, with the answer in quotation marks."""
    said = question_card.label_of(given.item, given.option, words, t)
    return t("components.quoted.line", question=words.prompt(given.item), answer=said)
