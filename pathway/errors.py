"""What the pathway refuses: plans, meetings, places, referrals; the screens own each key's words.

JalonsError
  UnknownPlan · UnknownStep · PlanChanged · ReasonMissing · DayMissing · DayGone
  UnknownGoal · TooManyGoals
  MeetingError: UnknownMeeting · HeldInTheFuture · PlannedInThePast · DateTooFar · UnfitMeeting
  MeetingError: MeetingCancelled · MeetingChanged · WorkshopFull · UnknownSubject
  FollowUpError: UnknownPlace · UnfitPlace · UnreadablePlaces · UnknownReferral · NotTheNextState
  FollowUpError: RefusalUnexplained · AlreadyClosed · UnfitDelays
"""

from diagnostic.errors import JalonsError


class UnknownPlan(JalonsError):
    key = "errors.unknown_plan"


class UnknownStep(JalonsError):
    key = "errors.unknown_step"


class PlanChanged(JalonsError):
    """Somebody else changed the same step meanwhile: their version is shown, nothing is lost."""

    key = "errors.plan_changed"


class ReasonMissing(JalonsError):
    """A step is not dropped without a reason of the list."""

    key = "errors.reason_missing"


class DayMissing(JalonsError):
    """A step is planned for a day."""

    key = "errors.day_missing"


class DayGone(JalonsError):
    """A step is planned for a day to come."""

    key = "errors.day_gone"


class UnknownGoal(JalonsError):
    key = "errors.unknown_goal"


class TooManyGoals(JalonsError):
    """Three at a time: a plan for everything is a plan for nothing."""

    key = "errors.too_many_goals"


class MeetingError(JalonsError):
    key = "errors.meeting"


class UnknownMeeting(MeetingError):
    key = "errors.unknown_meeting"


class HeldInTheFuture(MeetingError):
    """What has not happened yet cannot be told as done."""

    key = "errors.held_in_the_future"


class PlannedInThePast(MeetingError):
    """A question more than a refusal: whoever is sure may plan it all the same."""

    key = "errors.planned_in_the_past"


class DateTooFar(MeetingError):
    key = "errors.date_too_far"


class UnfitMeeting(MeetingError):
    """A length, a number of seats or a title that no meeting has."""

    key = "errors.unfit_meeting"


class MeetingCancelled(MeetingError):
    """Cancelled or deleted: nobody comes to it."""

    key = "errors.meeting_cancelled"


class MeetingChanged(MeetingError):
    """Somebody else has just changed it: what was on the screen is no longer true."""

    key = "errors.meeting_changed"


class WorkshopFull(MeetingError):
    key = "errors.workshop_full"


class UnknownSubject(MeetingError):
    """Neither a skill of the questions nor a démarche of the catalogue."""

    key = "errors.unknown_subject"


class FollowUpError(JalonsError):
    key = "errors.follow_up"


class UnknownPlace(FollowUpError):
    key = "errors.unknown_place"


class UnfitPlace(FollowUpError):
    """A place without what is needed to find it."""

    key = "errors.unfit_place"


class UnreadablePlaces(FollowUpError):
    """Not a file of places in the LaMednum layout."""

    key = "errors.unreadable_places"


class UnknownReferral(FollowUpError):
    key = "errors.unknown_referral"


class NotTheNextState(FollowUpError):
    """What cannot follow, seen from where a referral stands."""

    key = "errors.not_the_next_state"


class RefusalUnexplained(FollowUpError):
    """A referral is not refused without a reason of the list."""

    key = "errors.refusal_unexplained"


class AlreadyClosed(FollowUpError):
    key = "errors.already_closed"


class UnfitDelays(FollowUpError):
    """A delay that is not between one week and two years."""

    key = "errors.unfit_delays"
