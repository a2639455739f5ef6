"""What an invented structure did with its invented people: plans, meetings, workshops, referrals.

Nobody of it exists; its dates go by today: every screen of a demonstration shows something.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

import numpy as np

from diagnostic.errors import Forbidden
from diagnostic.observations import Autonomy
from diagnostic.people import Actor, FollowedLearner, Role, Scope
from diagnostic.questionnaire import Questionnaire
from i18n.formats import instant_at, local_day
from pathway.changes import Steps, in_state, renewed
from pathway.coop import Equipment, PlaceType, Theme
from pathway.follow_up import EndReason
from pathway.meetings import Face, MeetingDetails, MeetingKind, MeetingState, Presence
from pathway.observing import about, subjects_of, suggested, themes_of
from pathway.places import Place, Service
from pathway.plan import PlanStep, StepKind, StepState
from pathway.referrals import Contact, Referral, ReferralReason, ReferralState, RefusalReason
from security.access import allow, scope_of
from security.audit import Act, line
from store.plan_changes import keep_change
from store.plan_reading import start_of_plan
from store.unit_of_work import UnitOfWork

FOLLOWED = 14  # people with a plan and meetings, those who came last
LOST = 3  # people who came before them, and of whom nobody has any news
SATURDAY = 5
EVERY = timedelta(days=9)  # from one meeting of a person to the next
HOURS = tuple(time(hour, minute) for hour in (9, 10, 11, 14, 15, 16) for minute in (0, 30))
WISHES = (
    *("see-family", "send-papers", "my-passwords", "caf-request", "avoid-scams"),
    *("my-email", "find-a-job", "book-health-appointment", "declare-taxes", "plan-a-journey"),
)
MINUTES = (30, 45, 60)
ENDS = (EndReason.AUTONOMOUS, EndReason.GOALS_REACHED, EndReason.FOLLOWED_ELSEWHERE)
SCAMS, PHOTOS = "Reconnaître les messages pièges", "Garder et envoyer ses photos"
PLACES = (
    ("Médiathèque inventée des Trois-Ponts", Service.ACCESS),
    ("Atelier de français inventé", Service.UNDERSTANDING),
    ("France services inventée du Canal", Service.PROCEDURES),
    ("Ordinateurs solidaires inventés", Service.CHEAP_DEVICES),
)
SENT = (  # to which place, why, how many days ago, and what came of it
    (3, ReferralReason.DEVICE, 33, ()),
    (1, ReferralReason.FRENCH, 12, (ReferralState.APPOINTMENT,)),
    (2, ReferralReason.PROCEDURE, 20, (ReferralState.APPOINTMENT, ReferralState.CAME)),
    (0, ReferralReason.CONNECTION, 25, (ReferralState.REFUSED,)),
    (0, ReferralReason.DIGITAL_SKILLS, 4, ()),
)


@dataclass
class _Story:
    """Who acts, on what, and the dice: what every chapter below needs."""

    uow: UnitOfWork
    actor: Actor
    questionnaire: Questionnaire
    rng: np.random.Generator
    now: datetime
    scope: Scope = field(init=False)

    def __post_init__(self) -> None:
        self.scope = scope_of(self.actor)

    def on(self, days: int) -> datetime:
        """An hour of work that many days from today, and never on a week-end."""
        return self.at_work(local_day(self.now) + timedelta(days=days), 1 if days > 0 else -1)

    def at_work(self, day: date, step: int = -1) -> datetime:
        """An hour of work that day, or the nearest working day on that side of it."""
        while day.weekday() >= SATURDAY:
            day += timedelta(days=step)
        return instant_at(day, HOURS[int(self.rng.integers(len(HOURS)))])


@allow(Role.ADVISER)
def follow(
    uow: UnitOfWork,
    actor: Actor,
    *,
    questionnaire: str,
    rng: np.random.Generator,
    now: datetime,
) -> int:
    """Follow the people of an invented structure; how many have a plan.

    Raises `Forbidden` in a structure that is not marked as invented, and `UnknownQuestionnaire`.
    """
    with uow.reading():
        if not uow.accounts.structure(_structure(actor)).is_demonstration:
            raise Forbidden(act=follow.__name__)
    asked = uow.questionnaires.questionnaire(questionnaire)
    with uow:
        story = _Story(uow, actor, asked, rng, now)
        people = [p for p in uow.learners.followed(visible_to=story.scope) if p.finished_at]
        people.sort(key=lambda one: one.seen_at, reverse=True)
        followed = people[:FOLLOWED]
        for place, one in enumerate(followed):
            _plan(story, one, place)
            _meet(story, one, place)
        _workshops(story, [one.learner.id for one in followed])
        _refer(story, [one.learner.id for one in followed])
        _close(story, people[FOLLOWED + LOST :])
        uow.audit.append(line(Act.MEET, actor, now=now))
        uow.commit()
    return len(followed)


def _structure(actor: Actor) -> UUID:
    if actor.structure_id is None:
        raise Forbidden(act=follow.__name__)
    return actor.structure_id


def _plan(story: _Story, one: FollowedLearner, place: int) -> None:
    """Two wishes, a proposal the day they came; its first steps accepted, one with a day."""
    uow, who, at = story.uow, one.learner.id, one.seen_at + timedelta(minutes=20)
    known = {goal.id for goal in uow.questionnaires.catalogue().goals}
    offered = [wish for wish in WISHES if wish in known]
    goals = tuple(offered[(place + more) % len(offered)] for more in (0, 3)[: len(offered)])
    stamp = uow.facts.stamp(story.actor, at)
    uow.goals.keep(who, goals, sessions=None, supersedes=None, stamp=stamp)
    start = start_of_plan(uow, who, visible_to=story.scope)
    proposed = start.proposal(start.means).steps
    keep = partial(keep_change, uow, story.actor, who, scope=story.scope)
    keep(lambda steps: renewed(steps, proposed), now=at)
    if place % 5 == 4:
        return  # proposed, and not talked over yet
    ours = [step.id for step in proposed if step.kind is StepKind.MODULE][:3]
    keep(lambda steps: in_state(steps, ours, StepState.ACCEPTED), now=at + timedelta(minutes=4))
    is_late = place % 4 == 1 and story.now - at > EVERY
    due = local_day(story.on(-3 if is_late else 5 + place))
    later = at + timedelta(minutes=6)
    keep(lambda steps: in_state(steps, ours[-1:], StepState.PLANNED, due_on=due), now=later)


def _meet(story: _Story, one: FollowedLearner, place: int) -> None:
    """Meetings since they came, one to come for every other person; a face after the last."""
    uow, who, number = story.uow, one.learner.id, 0
    came = one.seen_at + EVERY
    while came < story.now - timedelta(days=1) and number < 4:
        _hold(story, who, came, number)
        came, number = came + EVERY, number + 1
    if place % 2 == 0:
        details = _details(story, story.on(1 + place), MINUTES[place % 3])
        meeting = uow.facts.new_id(story.now)
        planned = partial(uow.meetings.open, by=story.actor, now=story.now)
        planned(meeting, who, MeetingState.PLANNED, details)
        stamp = uow.facts.stamp(story.actor, story.now)
        uow.attendances.mark(who, meeting, Presence.EXPECTED, stamp)


def _hold(story: _Story, who: UUID, day: datetime, number: int) -> None:
    """One meeting: two things looked at, done a little better each time; then a step is done."""
    uow = story.uow
    start = start_of_plan(uow, who, visible_to=story.scope)
    steps = start.plan.kept if start.plan else ()
    looked = _looked_at(story, who, steps)
    at = story.at_work(local_day(day))
    details = _details(story, at, MINUTES[number % 3], looked)
    meeting, after = uow.facts.new_id(at), at + timedelta(hours=1)
    uow.meetings.open(meeting, who, MeetingState.HELD, details, by=story.actor, now=after)
    uow.attendances.mark(who, meeting, Presence.PRESENT, uow.facts.stamp(story.actor, after))
    for subject in looked:
        rung = min(3, 1 + number + int(story.rng.integers(-1, 2)))
        _see(story, who, meeting, subject, tuple(Autonomy)[max(rung, 0)], at, after)
    face = Face.HAPPY if story.rng.random() < 0.8 else Face.SO_SO
    uow.attendances.choose_face(who, meeting, face, uow.facts.stamp(story.actor, after))
    done = [step.id for step in steps if step.state is StepState.ACCEPTED][:1]
    if number % 2 and done:

        def change(kept: Steps) -> Steps:
            return in_state(kept, done, StepState.DONE)

        keep_change(uow, story.actor, who, change, scope=story.scope, now=after)


def _looked_at(story: _Story, who: UUID, steps: Sequence[PlanStep]) -> tuple[str, ...]:
    catalogue = story.uow.questionnaires.catalogue()
    known = subjects_of(story.questionnaire, catalogue)
    seen = story.uow.observations.of_learner(who, visible_to=story.scope)
    ahead = [step for step in steps if step.state is not StepState.DONE]
    return suggested(known, steps=ahead, seen=seen, catalogue=catalogue)[:2]


def _see(
    story: _Story,
    who: UUID,
    meeting: UUID,
    subject: str,
    autonomy: Autonomy,
    at: datetime,
    after: datetime,
) -> None:
    stamp = story.uow.facts.stamp(story.actor, after)
    see = partial(story.uow.observations.see, meeting_id=meeting, observed_at=at, stamp=stamp)
    see(who, subject, autonomy)


def _details(
    story: _Story, at: datetime, minutes: int, looked: tuple[str, ...] = ()
) -> MeetingDetails:
    themes = themes_of(looked, story.questionnaire, story.uow.questionnaires.catalogue())
    equipment = (Equipment.PHONE,) if story.rng.random() < 0.6 else (Equipment.COMPUTER,)
    return MeetingDetails(
        MeetingKind.INDIVIDUAL, at, minutes, PlaceType.HERE, themes, equipment if looked else ()
    )


def _workshops(story: _Story, people: Sequence[UUID]) -> None:
    """One that was held, one to come, and help given in passing."""
    uow = story.uow
    opened = partial(uow.meetings.open, by=story.actor)
    was, will = story.on(-4), story.on(3)
    held = MeetingDetails(
        *(MeetingKind.WORKSHOP, was, 90, PlaceType.HERE, (Theme.SAFETY,), (Equipment.PHONE,)),
        *(SCAMS, 8, 1),
    )
    coming = MeetingDetails(
        *(MeetingKind.WORKSHOP, will, 90, PlaceType.HERE, (Theme.CONTENTS,), (Equipment.PHONE,)),
        *(PHOTOS, 6),
    )
    first, second = uow.facts.new_id(was), uow.facts.new_id(story.now)
    opened(first, None, MeetingState.HELD, held, now=was + timedelta(hours=2))
    opened(second, None, MeetingState.PLANNED, coming, now=story.now)
    catalogue = uow.questionnaires.catalogue()
    known = subjects_of(story.questionnaire, catalogue)
    shown = about(held.themes, known, story.questionnaire, catalogue)[:1]
    for place, who in enumerate(people[:6]):
        after = was + timedelta(hours=2)
        presence = (Presence.ABSENT, Presence.EXCUSED)[place] if place < 2 else Presence.PRESENT
        uow.attendances.mark(who, first, presence, uow.facts.stamp(story.actor, after))
        for subject in shown if presence is Presence.PRESENT else ():
            _see(story, who, first, subject, tuple(Autonomy)[place % 3 + 1], was, after)
    for who in people[3:7]:
        stamp = uow.facts.stamp(story.actor, story.now)
        uow.attendances.mark(who, second, Presence.EXPECTED, stamp)
    for days in (-1, -2, -7):
        at = story.on(days)
        help_given = MeetingDetails(MeetingKind.ONE_OFF, at, 15, themes=(Theme.DEMARCHES,))
        opened(uow.facts.new_id(at), None, MeetingState.HELD, help_given, now=at)


def _refer(story: _Story, people: Sequence[UUID]) -> None:
    """A small directory, and people sent there: some came, one did not want to, one is silent."""
    uow = story.uow
    places = [_place(story, number, *told) for number, told in enumerate(PLACES)]
    uow.places.keep(places, structure_id=_structure(story.actor), now=story.now)
    propose = partial(uow.referrals.propose, contact=Contact.TOGETHER)
    for who, (place, reason, days, outcomes) in zip(people[::-2], SENT, strict=False):
        at = story.now - timedelta(days=days)
        stamp = uow.facts.stamp(story.actor, at)
        propose(who, places[place].id, reason=reason, stamp=stamp)
        (sent,) = uow.referrals.of_learner(who, visible_to=story.scope)
        for week, state in enumerate(outcomes, start=1):
            _note(story, sent, state, at + timedelta(days=5 * week))


def _note(story: _Story, sent: Referral, state: ReferralState, at: datetime) -> None:
    because = RefusalReason.TOO_FAR if state is ReferralState.REFUSED else None
    stamp = story.uow.facts.stamp(story.actor, at)
    story.uow.referrals.note(sent, state, refused_because=because, stamp=stamp)


def _place(story: _Story, number: int, name: str, service: Service) -> Place:
    """Its telephone is one of those that are kept for fiction."""
    id = story.uow.facts.new_id(story.now)
    phone = f"03 53 01 00 {number + 10}"
    address = f"{number + 1} rue de l’Essai", "58000", "Nevers"
    return Place(id, str(id), name, *address, phone, services=(str(service),))


def _close(story: _Story, people: Sequence[FollowedLearner]) -> None:
    """Those who came long ago have gone their way, some weeks after they came."""
    for place, one in enumerate(people):
        at = min(one.seen_at + timedelta(weeks=5), story.now)
        reason = ENDS[place % len(ENDS)]
        story.uow.follow_ups.end(one.learner.id, reason, story.uow.facts.stamp(story.actor, at))
