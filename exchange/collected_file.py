"""Collected answers as the file that `answers_file` reads: one line a person, nobody's name."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from diagnostic.answers import ALWAYS_OFFERED, AnswerMode
from diagnostic.questionnaire import Questionnaire
from exchange.answers_file import MODE, SECONDS, column_of

Said = tuple[str, AnswerMode, int | None]  # option, mode, seconds


def collected_csv(questionnaire: Questionnaire, people: Sequence[Mapping[str, Said]]) -> str:
    """The file's text; its lines are sorted by what they hold, so that no order tells who is who.

    Parameters
    ----------
    questionnaire : Questionnaire
    people : sequence of mappings of item id to (option, mode, seconds)
        « Je ne sais pas » and « je préfère ne pas répondre » leave an empty cell.
    """
    asked = [item for item in questionnaire.items if any(item.id in one for one in people)]
    places = {
        item.id: {option.id: str(place) for place, option in enumerate(item.options)}
        for item in asked
    }
    lines = []
    for one in people:
        cells: list[str] = []
        for item in asked:
            option, mode, seconds = one.get(item.id, (ALWAYS_OFFERED[0], None, None))
            place = places[item.id].get(option, "")
            how = mode.value if place and mode else ""
            cells += [place, how, str(seconds) if place and seconds is not None else ""]
        lines.append(cells)
    written = StringIO()
    header = [f"{start}{column_of(i.id)}" for i in asked for start in ("", MODE, SECONDS)]
    csv.writer(written, lineterminator="\n").writerows([header, *sorted(lines)])
    return written.getvalue()
