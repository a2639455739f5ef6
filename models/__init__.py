"""The shape of what is kept: tables, one family a file, classes that end in Record.

May import: SQLAlchemy and the domain's enumerations. Imported by: store alone.
Must not know: rules, screens, permissions. A table has no behaviour.
The columns are a closed list (decision 0006), held by a test: a new one is a decision.
"""

from models.accounts import AccountRecord, InvitationRecord, StructureRecord
from models.assessments import AnswerRecord, AssessmentEndRecord, AssessmentRecord
from models.audit import AuditRecord
from models.base import Base, FactRecord, StampedRecord
from models.follow_up import (
    DelaysRecord,
    FollowUpEndRecord,
    HandoverRecord,
    PlaceRecord,
    ReferralRecord,
    ReferralStepRecord,
)
from models.meetings import (
    AttendanceRecord,
    MeetingRecord,
    ObservationRecord,
    SatisfactionRecord,
)
from models.people import (
    ErasingRecord,
    LearnerDetailsRecord,
    LearnerRecord,
    LoginRecord,
    NoticeRecord,
    TryRecord,
)
from models.plans import GoalsRecord, PlanRecord

__all__ = [
    "AccountRecord",
    "AnswerRecord",
    "AssessmentEndRecord",
    "AssessmentRecord",
    "AttendanceRecord",
    "AuditRecord",
    "Base",
    "DelaysRecord",
    "ErasingRecord",
    "FactRecord",
    "FollowUpEndRecord",
    "GoalsRecord",
    "HandoverRecord",
    "InvitationRecord",
    "LearnerDetailsRecord",
    "LearnerRecord",
    "LoginRecord",
    "MeetingRecord",
    "NoticeRecord",
    "ObservationRecord",
    "PlaceRecord",
    "PlanRecord",
    "ReferralRecord",
    "ReferralStepRecord",
    "SatisfactionRecord",
    "StampedRecord",
    "StructureRecord",
    "TryRecord",
]
