"""What the database holds after the crowd has gone: every confirmed answer, once, and no other."""

from dataclasses import dataclass
from datetime import datetime

from diagnostic.people import VISITOR
from diagnostic.questionnaire import Item
from security.identity import Codes
from store.unit_of_work import UnitOfWork
from ui.components.question_card import options_of
from use_cases import manage_team, sign_in, take_diagnosis
from use_cases.start_alone import start_alone

QUESTIONNAIRE = "premiers-pas"
NOTICE = "2026-11"
PASSPHRASE = "quatre chevaux bleus sous un grand marronnier"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between what people saw confirmed and what is kept."""

    lost: int = 0
    doubled: int = 0
    not_theirs: int = 0

    def __add__(self, other: "Difference") -> "Difference":
        return Difference(
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.not_theirs + other.not_theirs,
        )


def open_service(uow: UnitOfWork, codes: Codes, now: datetime) -> None:
    """A structure and its first account, as in a service that people really use."""
    first = manage_team.Newcomer("Camille", "camille", PASSPHRASE)
    manage_team.set_up(
        uow,
        VISITOR,
        code=codes.set_up_code(),
        first=first,
        structure_name="Sous la charge",
        department="58",
        codes=codes,
        now=now,
    )


def enrol(uow: UnitOfWork, count: int, codes: Codes, now: datetime) -> list[str]:
    """So many learners who have just received their code; the tokens of their devices."""
    return [
        start_alone(
            uow,
            VISITOR,
            questionnaire=QUESTIONNAIRE,
            notice_version=NOTICE,
            codes=codes,
            now=now,
        ).sid
        for _ in range(count)
    ]


def compare(
    uow: UnitOfWork, confirmed: dict[str, list[tuple[str, int]]], now: datetime
) -> Difference:
    """Every person's answers, read back, against those the screens confirmed."""
    return sum((_one(uow, sid, said, now) for sid, said in confirmed.items()), Difference())


def _one(uow: UnitOfWork, sid: str, said: list[tuple[str, int]], now: datetime) -> Difference:
    person = sign_in.who_is(uow, VISITOR, sid=sid, now=now)
    sitting = take_diagnosis.current_question(uow, person, now=now)
    bank = uow.questionnaires.bank(sitting.assessment.questionnaire)
    kept = [(a.given.item, a.given.option) for a in sitting.assessment.answers]
    wanted = [(item, option(bank.item(item), place)) for item, place in said]
    return Difference(
        lost=sum(one not in kept for one in wanted),
        doubled=len(kept) - len({item for item, _ in kept}),
        not_theirs=sum(one not in wanted for one in kept),
    )


def option(item: Item, place: int) -> str:
    """The option that stands at a place on the screen."""
    return options_of(item)[place]
