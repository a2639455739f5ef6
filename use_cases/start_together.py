"""An adviser starts a diagnosis with somebody: the first, the next, a closer look, a question."""

from datetime import datetime
from uuid import UUID

from diagnostic.answers import Setting
from diagnostic.assessment import Assessment
from diagnostic.errors import NothingToAsk, NoticeMissing
from diagnostic.forms import STANDARD, form_of
from diagnostic.people import Actor, Role
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from store.pasts import with_past
from store.unit_of_work import UnitOfWork


@allow(Role.ADVISER)
def start_together(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    questionnaire: str,
    setting: Setting,
    form: str = STANDARD.key,
    now: datetime,
) -> Assessment:
    """A sitting of an adviser with a person; one of this form that is still open is gone on with.

    It starts from what is known of the person already; an open one of another form ends there. A
    form that takes place somewhere takes place there, whatever `setting` says.

    Raises `UnknownLearner` for anybody followed elsewhere, `NoticeMissing` for somebody who was
    never told what we keep, `UnknownQuestionnaire`, `UnknownForm`, `UnknownItem`, and
    `NothingToAsk` where all that the form is after is still sure.
    """
    bank = uow.questionnaires.bank(questionnaire)
    asked = bank.questionnaire
    wanted = form_of(form, asked.framework)
    if wanted.focus.item is not None:
        bank.item(wanted.focus.item)
    scope = scope_of(actor)
    with refusals_noted(uow, Act.START, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope)
        if not uow.learners.notices(learner.id):
            raise NoticeMissing
        every = uow.assessments.of_learner(learner.id, visible_to=scope)
        open_now = [s for s in every if s.finished_at is None and s.questionnaire == asked.id]
        if open_now and open_now[0].form == wanted:
            return with_past(uow, open_now[0], visible_to=scope)
        for left in open_now:
            uow.assessments.end(left, uow.facts.stamp(actor, now))
        former = next((sitting for sitting in every if sitting.answers), None)
        started = uow.assessments.start(
            learner.id,
            asked.id,
            asked.revision,
            wanted.setting or setting,
            uow.facts.stamp(actor, now),
            form=wanted,
            follows=former.id if former else None,
        )
        ready = with_past(uow, started, visible_to=scope)
        if ready.step(bank).choice is None:
            raise NothingToAsk
        uow.audit.append(line(Act.START, actor, now=now, subject_id=learner.id))
        uow.commit()
    return ready
