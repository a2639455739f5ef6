"""What a follow-up, a place or a referral refuses; the screens own the words of each key."""

from diagnostic.errors import JalonsError


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
