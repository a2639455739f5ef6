"""Why Jalons may say no.

JalonsError
  Forbidden · UnknownLearner · UnknownCode · NoticeMissing · TooManyTries · AlreadyStarted
  UnfitName · SameFile
  AccountError: UnknownAccount · WrongSignIn · WrongSetUpCode · AlreadySetUp · UnknownInvitation
  AccountError: WeakPassphrase · LoginTaken · NameMissing · LastCoordinator
  AccountError: UnknownDepartment · SetUpRefused
  AssessmentError: NothingToAsk
  AssessmentError: UnknownAssessment · AlreadyFinished · NotTheCurrentQuestion · NothingToCorrect
  ContentError: UnknownRevision · RevisionPublished
  ContentError: MalformedItem · UnknownItem · UnknownOption · UnknownQuestionnaire · ModeNotOffered
  ContentError: UnknownForm
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


class AlreadyStarted(JalonsError):
    """This page has already opened a record, that was answered or left since."""

    key = "errors.already_started"


class NoticeMissing(JalonsError):
    key = "errors.notice_missing"


class UnfitName(JalonsError):
    """Not a first name nor a pseudonym: it would tell more than we keep."""

    key = "errors.unfit_name"


class SameFile(JalonsError):
    """A file is not merged with itself."""

    key = "errors.same_file"


class AccountError(JalonsError):
    key = "errors.account"


class UnknownAccount(AccountError):
    key = "errors.unknown_account"


class WrongSignIn(AccountError):
    """Login or passphrase: which of them is never said."""

    key = "errors.wrong_sign_in"


class WrongSetUpCode(AccountError):
    key = "errors.wrong_set_up_code"


class AlreadySetUp(AccountError):
    key = "errors.already_set_up"


class UnknownInvitation(AccountError):
    """A link that was never given, was used, or has grown old."""

    key = "errors.unknown_invitation"


class WeakPassphrase(AccountError):
    key = "errors.weak_passphrase"


class LoginTaken(AccountError):
    key = "errors.login_taken"


class NameMissing(AccountError):
    key = "errors.name_missing"


class UnknownDepartment(AccountError):
    key = "errors.unknown_department"


class SetUpRefused(AccountError):
    """What is wrong on the form of the first start: `details` has a refusal for each field."""

    key = "errors.set_up_refused"


class LastCoordinator(AccountError):
    """A structure keeps somebody who can let others in."""

    key = "errors.last_coordinator"


class AssessmentError(JalonsError):
    key = "errors.assessment"


class UnknownAssessment(AssessmentError):
    key = "errors.unknown_assessment"


class AlreadyFinished(AssessmentError):
    key = "errors.already_finished"


class NotTheCurrentQuestion(AssessmentError):
    key = "errors.not_the_current_question"


class NothingToAsk(AssessmentError):
    """All that was wanted is known and still sure."""

    key = "errors.nothing_to_ask"


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


class UnknownForm(ContentError):
    """Neither a form of sitting nor one that this framework can give."""

    key = "errors.unknown_form"


class UnknownRevision(ContentError):
    """A questionnaire as it never was, or as nobody kept it."""

    key = "errors.unknown_revision"


class RevisionPublished(ContentError):
    """People were asked this revision: what changed needs a number of its own."""

    key = "errors.revision_published"


class MalformedAnswers(JalonsError):
    """A file of answers says something the questionnaire does not know."""

    key = "errors.malformed_answers"
