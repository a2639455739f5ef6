"""One sitting as it is kept: who, with which questions, and every answer ever given in it.

Nothing is overwritten: a correction is a new answer that supersedes the former one.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from diagnostic.answers import Answer, AnswerMode, Given, Setting, standing
from diagnostic.bank import Bank
from diagnostic.errors import (
    AlreadyFinished,
    ModeNotOffered,
    NothingToCorrect,
    NotTheCurrentQuestion,
)
from diagnostic.forms import STANDARD, Form, FormKind
from diagnostic.past import NO_PAST, Past
from diagnostic.sitting import Step, next_step
from diagnostic.stopping import NEXT_DIAGNOSIS, StoppingRule


@dataclass(frozen=True, slots=True)
class Assessment:
    """A sitting, rebuilt from its facts.

    Parameters
    ----------
    id, learner_id : UUID
    questionnaire, revision : str, int
        The content that was asked.
    setting : Setting
    started_at : datetime
        Aware, UTC; so are all instants.
    answers : tuple of Answer
        All of them, corrected ones included, in the order in which they were recorded.
    finished_at : datetime or None
        When the person or the adviser ended it.
    form : Form
        Which questions may come, and when they stop.
    follows : UUID or None
        The sitting whose end it starts from; none for a first diagnosis.
    past : Past
        What was known of the person before: it is made of what this one follows.
    """

    id: UUID
    learner_id: UUID
    questionnaire: str
    revision: int
    setting: Setting
    started_at: datetime
    answers: tuple[Answer, ...] = ()
    finished_at: datetime | None = None
    form: Form = STANDARD
    follows: UUID | None = None
    past: Past = NO_PAST

    @property
    def standing_answers(self) -> tuple[Answer, ...]:
        """The answers that hold today, in the order in which their questions were first asked."""
        return standing(self.answers)

    @property
    def given(self) -> tuple[Given, ...]:
        """What the engine reads of them."""
        return tuple(answer.given for answer in self.standing_answers)

    @property
    def rule(self) -> StoppingRule:
        """When the questions stop: sooner where the person is known already."""
        again = self.past and self.form.kind is FormKind.STANDARD
        return NEXT_DIAGNOSIS if again else self.form.rule

    def step(self, bank: Bank) -> Step:
        """The next question, or why there is none; computed once for the same answers.

        The id is the seed: a sitting read again asks what it asked, and two people who answer
        alike need not meet the same questions.
        """
        given, setting, seed = self.given, self.setting, self.id.int
        rule, focus, past = self.rule, self.form.focus, self.past
        step: Step = bank.recent_steps.get(
            (given, setting, rule, focus, seed, past),
            lambda: next_step(bank, given, setting, rule, focus=focus, seed=seed, past=past),
        )
        return step

    def answer(self, answer: Answer, bank: Bank) -> "Assessment":
        """The same sitting with one more answer, to the question asked now.

        Raises
        ------
        AlreadyFinished
            If the sitting has ended.
        NotTheCurrentQuestion
            If another question is asked now: a second click, or a page that has grown old.
        UnknownItem, UnknownOption, ModeNotOffered
            If the answer does not belong to the questionnaire.
        """
        if self.finished_at is not None:
            raise AlreadyFinished
        self._check(answer.given, bank)
        choice = self.step(bank).choice
        if choice is None or choice.item.id != answer.given.item:
            raise NotTheCurrentQuestion(item=answer.given.item)
        return replace(self, answers=(*self.answers, answer))

    def correct(
        self, answer: Answer, bank: Bank, also: tuple[AnswerMode, ...] = ()
    ) -> "Assessment":
        """The same sitting with one answer replaced; allowed after the end as well.

        `also` are modes that whoever corrects may use whatever the setting was: what was said by
        telephone may be seen at a desk.

        Raises
        ------
        NothingToCorrect
            If `answer.supersedes` is not an answer that holds today to the same question.
        UnknownItem, UnknownOption, ModeNotOffered
            If the answer does not belong to the questionnaire.
        """
        self._check(answer.given, bank, also)
        held = {a.id: a.given.item for a in self.standing_answers}
        if answer.supersedes is None or held.get(answer.supersedes) != answer.given.item:
            raise NothingToCorrect(item=answer.given.item)
        return replace(self, answers=(*self.answers, answer))

    def _check(self, given: Given, bank: Bank, also: tuple[AnswerMode, ...] = ()) -> None:
        """That the questionnaire offers this answer, and this setting its mode."""
        if given.mode not in (*bank.item(given.item).modes_in(self.setting), *also):
            raise ModeNotOffered(item=given.item, mode=given.mode)
        bank.likelihood(given)

    def finish(self, *, at: datetime) -> "Assessment":
        """The same sitting, ended; ending twice changes nothing."""
        return self if self.finished_at else replace(self, finished_at=at)

    @property
    def learnt_at(self) -> datetime:
        """When its answers were known: at its end, or with the last of them."""
        last = self.answers[-1].recorded_at if self.answers else self.started_at
        return self.finished_at or last

    def former_to(self, item: str) -> tuple[Answer, ...]:
        """The answers to a question that were replaced since, the latest first."""
        held = {answer.id for answer in self.standing_answers}
        return tuple(
            a for a in reversed(self.answers) if a.given.item == item and a.id not in held
        )

    def answer_to(self, item: str) -> Answer | None:
        """The answer that holds today to a question, if it was answered."""
        return next((a for a in self.standing_answers if a.given.item == item), None)
