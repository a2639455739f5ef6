"""Why Jalons may say no.

JalonsError
  Forbidden · UnknownLearner · UnknownCode · NoticeMissing · TooManyTries
  AssessmentError: UnknownAssessment · AlreadyFinished · NotTheCurrentQuestion · NothingToCorrect
  ContentError: MalformedItem · UnknownItem · UnknownOption · UnknownQuestionnaire · ModeNotOffered
  MalformedAnswers

Each has a key: the screens own the words. `details` fills the placeholders of the sentence.
"""


class JalonsError(Exception):
    """A refusal that people may read: a key, and what its sentence needs."""

    key = "errors.refused"

    def __init__(self, **details: object) -> None:
        super().__init__(self.key, details)
        self.details = details


class Forbidden(JalonsError):
    key = "errors.forbidden"


class UnknownLearner(JalonsError):
    key = "errors.unknown_learner"


class UnknownCode(JalonsError):
    key = "errors.unknown_code"


class TooManyTries(JalonsError):
    key = "errors.too_many_tries"


class NoticeMissing(JalonsError):
    key = "errors.notice_missing"


class AssessmentError(JalonsError):
    key = "errors.assessment"


class UnknownAssessment(AssessmentError):
    key = "errors.unknown_assessment"


class AlreadyFinished(AssessmentError):
    key = "errors.already_finished"


class NotTheCurrentQuestion(AssessmentError):
    key = "errors.not_the_current_question"


class NothingToCorrect(AssessmentError):
    key = "errors.nothing_to_correct"


class ContentError(JalonsError):
    key = "errors.content"


class MalformedItem(ContentError):
    key = "errors.malformed_item"


class UnknownItem(ContentError):
    key = "errors.unknown_item"


class UnknownOption(ContentError):
    key = "errors.unknown_option"


class UnknownQuestionnaire(ContentError):
    key = "errors.unknown_questionnaire"


class ModeNotOffered(ContentError):
    key = "errors.mode_not_offered"


class MalformedAnswers(JalonsError):
    """A file of answers says something the questionnaire does not know."""

    key = "errors.malformed_answers"
