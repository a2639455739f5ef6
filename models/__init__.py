"""The shape of what is kept: tables, one family a file, classes that end in Record.

May import: SQLAlchemy and the domain's enumerations. Imported by: store alone.
Must not know: rules, screens, permissions. A table has no behaviour.
The columns are a closed list (decision 0006), held by a test: a new one is a decision.
"""

from models.assessments import AnswerRecord, AssessmentEndRecord, AssessmentRecord
from models.audit import AuditRecord
from models.base import Base, FactRecord
from models.people import ErasingRecord, LearnerRecord, LoginRecord, NoticeRecord, TryRecord

__all__ = [
    "AnswerRecord",
    "AssessmentEndRecord",
    "AssessmentRecord",
    "AuditRecord",
    "Base",
    "ErasingRecord",
    "FactRecord",
    "LearnerRecord",
    "LoginRecord",
    "NoticeRecord",
    "TryRecord",
]
