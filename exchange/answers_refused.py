"""Why a file of answers is refused: each with what its sentence needs to say where."""

from diagnostic.errors import MalformedAnswers


class NotReadable(MalformedAnswers):
    key = "errors.answers_not_readable"


class NoRespondent(MalformedAnswers):
    key = "errors.answers_no_respondent"


class TooFewRespondents(MalformedAnswers):
    key = "errors.answers_too_few"


class NoQuestion(MalformedAnswers):
    key = "errors.answers_no_question"


class ColumnTwice(MalformedAnswers):
    key = "errors.answers_column_twice"


class UnknownColumn(MalformedAnswers):
    key = "errors.answers_unknown_column"


class LineLength(MalformedAnswers):
    key = "errors.answers_line_length"


class UnknownValue(MalformedAnswers):
    key = "errors.answers_unknown_value"


class WrongWeight(MalformedAnswers):
    key = "errors.answers_wrong_weight"


class WrongSeconds(MalformedAnswers):
    key = "errors.answers_wrong_seconds"


class UnknownMode(MalformedAnswers):
    key = "errors.answers_unknown_mode"


class NotDescribed(MalformedAnswers):
    key = "errors.answers_not_described"
