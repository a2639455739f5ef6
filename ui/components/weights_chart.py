"""How much each answer counts for a level: bars on both sides of a line, and one sentence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from analytics.charts import weights
from diagnostic.explanation import Explanation, Weight
from ui.components.quoted import quoted

if TYPE_CHECKING:
    from store.words import Words

Translate = Callable[..., str]
DRAWN = 6  # the heaviest answers, on both sides together
STRONG_BITS, FAIR_BITS = 2.0, 0.7  # odds of the level four times as good, or half as good again
SHORT = 34  # letters that fit on a telephone


def show(explanation: Explanation, words: "Words", t: Translate, *, key: str) -> None:
    """Draw the bars; whoever listens hears their sentence."""
    known = [weight for weight in heaviest(explanation) if weight.given.item in words.items]
    if not known:
        return
    said = [said_of(weight, t) for weight in known]
    lines = "\u00a0; ".join(
        t("components.weights_chart.line", answer=quoted(weight.given, words, t), weight=told)
        for weight, told in zip(known, said, strict=True)
    )
    names = [_short(weight, words) for weight in known]
    drawn = weights(names, [weight.bits for weight in known], said)
    sentence = t("components.weights_chart.sentence", lines=lines)
    st.altair_chart(drawn, width="stretch", key=key, alt=sentence)


def heaviest(explanation: Explanation) -> list[Weight]:
    """The answers of both sides that weigh most, the heaviest first."""
    both = (*explanation.supporting, *explanation.against)
    return sorted(both, key=lambda weight: -abs(weight.bits))[:DRAWN]


def said_of(weight: Weight, t: Translate) -> str:
    """How much an answer counts, in words."""
    size = abs(weight.bits)
    much = "much" if size >= STRONG_BITS else "fairly" if size >= FAIR_BITS else "little"
    side = "for" if weight.bits > 0 else "against"
    return t(f"components.weights_chart.{side}_{much}")


def _short(weight: Weight, words: "Words") -> str:
    """The question, cut where it is long: the whole of it stands in the words above."""
    asked = words.prompt(weight.given.item)
    return asked if len(asked) <= SHORT else f"{asked[: SHORT - 1].rstrip()}…"
