"""A process of its own that answers one question a line it is sent; the tests kill it.

Run as `python -m tests.use_cases.answering_process URL LEARNER ASSESSMENT`: `answer` answers the
question asked now and says `kept` once that is committed; `hold` writes an answer, does not commit
it, and says `held`.
"""

import sys
from uuid import UUID

from diagnostic.answers import Answer
from security.access import scope_of
from security.identity import learner_actor
from store.database import create_engine_for
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, OneQuestionnaire, clock, first_option
from use_cases.take_diagnosis import answer, current_question


def main(url: str, learner: str, assessment: str) -> None:
    uow = UnitOfWork(create_engine_for(url), OneQuestionnaire())
    actor, id, tick = learner_actor(UUID(learner)), UUID(assessment), clock()
    say("ready")
    for order in sys.stdin:
        given = first_option(current_question(uow, actor, now=tick()).step.choice.item)
        if order.strip() == "answer":
            answer(uow, actor, assessment_id=id, given=given, now=tick())
            say(f"kept {given.item}")
        else:
            with uow:
                sitting = uow.assessments.get(id, visible_to=scope_of(actor))
                stamp = uow.facts.stamp(actor, NOON)
                uow.assessments.keep(
                    Answer(stamp.id, given, "learner", NOON, "server"), of=sitting
                )
                say(f"held {given.item}")
                sys.stdin.readline()


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
