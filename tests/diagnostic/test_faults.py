"""An author's mistakes, each told by its key, its question and what its sentence needs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import UNSURE, AnswerMode
from diagnostic.faults import Fault, check_framework, fault
from diagnostic.faults.models import falling_pair
from diagnostic.faults.prior import axis_shares
from diagnostic.framework import (
    Area,
    Axis,
    ClassRule,
    FactRules,
    Framework,
    Pace,
    TypeRule,
)
from diagnostic.prior import PriorShape, Trait, joint_prior
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve
from tests.diagnostic.builders import (
    LEVELS,
    SAID,
    SAID_OR_SEEN,
    classes,
    even_correlations,
    fact,
    ladder,
    prior_of,
    skill,
    three_axes,
    trait,
)

SEEN = AnswerMode.OBSERVED
DECLARED = AnswerMode.DECLARED
DIMENSIONS = ("equipment", "skills", "oral", "written")
RULES = FactRules(
    "equipment",
    {"phone": ("none", "good"), "computer": ("none", "own")},
    (
        ClassRule(3, {"phone": ("good",), "computer": ("own",)}),
        ClassRule(0, {"phone": ("none",), "computer": ("none",)}),
        ClassRule(2, {}),
    ),
)
PHONE = replace(
    fact("phone", "equipment", ranks=2, firmness=0.6, modes=SAID_OR_SEEN),
    options=(Option("none", 0), Option("good", 1)),
    fact="phone",
    obstacles={"no-phone": ("none", UNSURE)},
)
MAIL = skill("mail", area="mail", modes=SAID_OR_SEEN, only_if={"phone": ("good",)})
CALL = skill("call", only_if={"mail": ("alone", "with_help")}, never_if={"phone": ("none",)})
SIGN = fact("sign", "written", ranks=3)


def framework(**changes: object) -> Framework:
    plain = three_axes(()).framework
    told = {"areas": (Area("mail", "2"),), "fact_rules": (RULES,), "obstacles": ("no-phone",)}
    return replace(plain, **{**told, **changes})


def sound(*items: Item, **changes: object) -> Questionnaire:
    """Four questions without fault; an item given here takes the place of the one it names."""
    given_items = {item.id: item for item in items}
    base = tuple(given_items.pop(item.id, item) for item in (PHONE, MAIL, CALL, SIGN))
    whole = three_axes((*base, *given_items.values()))
    return replace(whole, framework=framework(), **changes)


def declared(item: Item, **changes: object) -> Item:
    """The question with other parameters where it is declared."""
    return replace(
        item, models={**item.models, DECLARED: replace(item.models[DECLARED], **changes)}
    )


def rows(*lines: str) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(float(chance) for chance in line.split()) for line in lines)


def test_a_sound_questionnaire_has_no_fault():
    assert sound().check() == ()


ITEMS: dict[str, tuple[Callable[[], Item], Fault]] = {
    "unknown dimension": (
        lambda: replace(MAIL, dimension="skils"),
        fault("content.unknown_dimension", "mail", dimension="skils", known=DIMENSIONS),
    ),
    "unknown area": (
        lambda: replace(MAIL, area="post"),
        fault("content.unknown_area", "mail", area="post", known=("mail",)),
    ),
    "unknown fact": (
        lambda: replace(PHONE, fact="tablet"),
        fault("content.unknown_fact", "phone", fact="tablet", known=("phone", "computer")),
    ),
    "a fact of another dimension": (
        lambda: replace(SIGN, fact="phone"),
        fault("content.unknown_fact", "sign", fact="phone", known=()),
    ),
    "options that are not the fact's values": (
        lambda: replace(PHONE, fact="computer"),
        fault("content.fact_options", "phone", fact="computer", known=("none", "own")),
    ),
    "unknown obstacle": (
        lambda: replace(PHONE, obstacles={"fear": ("none",)}),
        fault("content.unknown_obstacle", "phone", obstacle="fear"),
    ),
    "an obstacle shown by no option": (
        lambda: replace(PHONE, obstacles={"no-phone": ("never",)}),
        fault(
            "content.obstacle_option",
            "phone",
            obstacle="no-phone",
            option="never",
            known=("none", "good"),
        ),
    ),
    "an option offered twice": (
        lambda: replace(SIGN, options=(*SIGN.options, Option("rank-0", 0))),
        fault("content.duplicate_option", "sign", option="rank-0"),
    ),
    "an option that is always offered": (
        lambda: replace(SIGN, options=(*SIGN.options[:2], Option(UNSURE, 2))),
        fault("content.reserved_option", "sign", option=UNSURE),
    ),
    "condition on an unknown question": (
        lambda: replace(SIGN, only_if={"tablet": ("own",)}),
        fault("content.condition_item", "sign", rule="only_if", other="tablet"),
    ),
    "condition on an unknown option": (
        lambda: replace(SIGN, never_if={"phone": ("nine",)}),
        fault(
            "content.condition_option",
            "sign",
            rule="never_if",
            other="phone",
            option="nine",
            known=("none", "good"),
        ),
    ),
    "a question that waits for itself": (
        lambda: replace(SIGN, only_if={"sign": ("rank-0",)}),
        fault("content.cycle", "sign", chain=("sign", "sign")),
    ),
    "a circle of three": (
        lambda: replace(PHONE, only_if={"call": ("alone",)}),
        fault("content.cycle", "phone", chain=("phone", "call", "mail", "phone")),
    ),
    "conditions that contradict each other": (
        lambda: replace(SIGN, only_if={"phone": ("none",), "call": ("alone",)}),
        fault("content.unreachable", "sign", other="phone"),
    ),
    "a condition without any answer": (
        lambda: replace(SIGN, only_if={"phone": ()}),
        fault("content.unreachable", "sign", other="phone"),
    ),
    "an answer both required and barred": (
        lambda: replace(SIGN, only_if={"mail": ("alone",)}, never_if={"phone": ("good",)}),
        fault("content.unreachable_barred", "sign", other="phone"),
    ),
    "no parameters": (
        lambda: replace(MAIL, models={}),
        fault("content.no_parameters", "mail"),
    ),
    "no parameters in one mode": (
        lambda: replace(MAIL, models={DECLARED: MAIL.models[DECLARED]}),
        fault("content.missing_model", "mail", mode="observed"),
    ),
    "a table on a trait": (
        lambda: replace(CALL, models=SIGN.models),
        fault("content.table_on_trait", "call", dimension="skills"),
    ),
    "a slope on classes": (
        lambda: replace(SIGN, models=CALL.models),
        fault("content.slope_on_classes", "sign", dimension="written"),
    ),
    "a slope of zero": (
        lambda: declared(CALL, slope=0.0),
        fault("content.slope_not_positive", "call", mode="declared", slope=0.0),
    ),
    "a slope that flatters": (
        lambda: declared(CALL, slope=2.01),
        fault("content.slope_over_limit", "call", mode="declared", slope=2.01, limit=2.0),
    ),
    "too few thresholds": (
        lambda: declared(CALL, thresholds=(0.4,)),
        fault("content.thresholds_count", "call", found=1, expected=2),
    ),
    "thresholds out of order": (
        lambda: declared(CALL, thresholds=(0.4, 0.4)),
        fault("content.thresholds_out_of_order", "call"),
    ),
    "unordered options on a trait": (
        lambda: replace(CALL, ordered=False),
        fault("content.unordered_on_trait", "call"),
    ),
    "a curve of don't know that rises": (
        lambda: declared(CALL, unsure=UnsureCurve(0.3, -1.0, -1.5)),
        fault("content.unsure_curve", "call"),
    ),
    "a class left out of the table": (
        lambda: declared(SIGN, rows=ladder(3, 3, 1.0)),
        fault("content.table_classes", "sign", expected=4),
    ),
    "a negative chance": (
        lambda: declared(SIGN, rows=(*ladder(4, 3, 1.0)[:3], (-0.1, 0.5, 0.6))),
        fault("content.row_negative", "sign", level="three"),
    ),
    "a row that does not add up": (
        lambda: declared(SIGN, rows=((0.5, 0.25, 0.5), *ladder(4, 3, 1.0)[1:])),
        fault("content.row_sum", "sign", level="zero", total=1.25),
    ),
    "a slip of one": (
        lambda: declared(SIGN, slip=1.0),
        fault("content.slip_out_of_range", "sign", mode="declared"),
    ),
    "a chance of don't know for three classes": (
        lambda: declared(SIGN, unsure=(0.1, 0.1, 0.1)),
        fault("content.unsure_chances", "sign", expected=4),
    ),
    "a chance of don't know of one": (
        lambda: declared(SIGN, unsure=(1.0, 0.1, 0.1, 0.1)),
        fault("content.unsure_chances", "sign", expected=4),
    ),
    "a higher answer that speaks for less": (
        lambda: declared(SIGN, rows=rows(".7 .25 .05", ".4 .4 .2", ".5 .3 .2", ".1 .2 .7")),
        fault("content.not_monotone", "sign", low="one", high="two"),
    ),
}


@pytest.mark.parametrize(("broken", "told"), ITEMS.values(), ids=ITEMS.keys())
def test_a_mistake_in_a_question_is_told_once_and_alone(broken, told):
    assert sound(broken()).check() == (told,)


def test_ranks_must_follow_each_other():
    holed = replace(SIGN, options=(Option("no", 0), Option("yes", 2)))

    assert sound(holed).check() == (fault("content.ranks_with_holes", "sign", ranks=("0", "2")),)


def test_two_questions_of_the_same_name_are_told():
    questionnaire = replace(sound(), items=(PHONE, MAIL, CALL, CALL))

    assert questionnaire.check() == (fault("content.duplicate_item", "call"),)


def test_what_waits_for_an_unreachable_question_is_not_told_again():
    lost = replace(SIGN, only_if={"phone": ("none",), "mail": ("alone",)})
    waiting = skill("waiting", only_if={"sign": ("rank-0",)})

    assert sound(waiting, lost).check() == (fault("content.unreachable", "sign", other="phone"),)


def test_a_condition_on_an_unsure_answer_is_possible():
    assert sound(replace(SIGN, only_if={"mail": (UNSURE,)})).check() == ()


def test_calibrated_slopes_may_be_what_was_measured():
    assert sound(replace(declared(CALL, slope=2.6), origin="calibrated")).check() == ()


@pytest.mark.parametrize(
    ("mode", "slip", "chance"), [(DECLARED, 0.1, 0.95), (SEEN, 0.05, 0.975)], ids=str
)
def test_a_row_over_its_limit_is_told_slip_included(mode, slip, chance):
    table = FreeTable(rows("1 0", ".5 .5", ".5 .5", ".5 .5"), slip)
    limit = {DECLARED: 0.90, SEEN: 0.95}[mode]

    found = sound(replace(PHONE, modes=(mode,), models={mode: table})).check()

    said = {"mode": mode.value, "level": "zero", "chance": pytest.approx(chance), "limit": limit}
    assert found == (fault("content.row_over_limit", "phone", **said),)


def test_calibrated_rows_may_be_what_was_measured():
    table = FreeTable(rows("1 0", ".5 .5", ".5 .5", ".5 .5"), 0.02)
    measured = replace(PHONE, modes=(SEEN,), models={SEEN: table}, origin="calibrated")

    assert sound(measured).check() == ()


@pytest.mark.parametrize("mode", [DECLARED, SEEN], ids=str)
def test_a_row_at_its_limit_is_accepted(mode):
    slip = {DECLARED: 0.2, SEEN: 0.1}[mode]
    table = FreeTable(rows("1 0", ".5 .5", ".5 .5", ".5 .5"), slip)

    assert sound(replace(PHONE, modes=(mode,), models={mode: table})).check() == ()


def test_unordered_options_may_speak_in_any_direction():
    table = rows(".7 .25 .05", ".4 .4 .2", ".5 .3 .2", ".1 .2 .7")

    assert sound(replace(declared(SIGN, rows=table), ordered=False)).check() == ()


@given(st.floats(0.2, 3.0), st.lists(st.floats(-3, 3), min_size=2, max_size=4, unique=True))
def test_a_graded_response_is_always_monotone(slope, thresholds):
    from_left = np.sort(np.array(thresholds))
    nodes = np.linspace(-3, 3, 13)
    reached = 1 / (1 + np.exp(-slope * (nodes[None, :] - from_left[:, None])))
    bounds = np.vstack([np.ones_like(nodes), reached, np.zeros_like(nodes)])

    assert falling_pair(bounds[:-1] - bounds[1:]) is None


def prior(**changes: object) -> PriorShape:
    return replace(prior_of(framework().dimensions), **changes)


def shares(**changes: object) -> PriorShape:
    whole = prior()
    return replace(whole, margins={**whole.margins, **changes})


PRIORS = {
    "unknown dimension": (
        shares(speed=Trait(0, 1)),
        fault("content.prior_unknown", "prior", dimension="speed", known=DIMENSIONS),
    ),
    "no shares": (
        shares(oral=Trait(0, 1)),
        fault("content.prior_shares_missing", "prior", dimension="oral", expected=4),
    ),
    "no place of the trait": (
        shares(skills=(0.5, 0.5)),
        fault("content.prior_trait_missing", "prior", dimension="skills", expected=4),
    ),
    "a share too few": (
        shares(oral=(0.5, 0.3, 0.2)),
        fault("content.prior_count", "prior", dimension="oral", expected=4),
    ),
    "shares that do not add up": (
        shares(oral=(0.5, 0.5, 0.25, 0.25)),
        fault("content.prior_sum", "prior", dimension="oral", total=1.5),
    ),
    "a share of nothing": (
        shares(oral=(0.5, 0.25, 0.25, 0.0)),
        fault("content.prior_sum", "prior", dimension="oral", total=1.0),
    ),
    "correlations of other dimensions": (
        prior(dimensions=("equipment", "skills", "oral", "access")),
        fault("content.correlations_order", "prior", known=DIMENSIONS),
    ),
    "correlations that are no square": (
        prior(correlations=even_correlations(3, 0.4)),
        fault("content.correlations_square", "prior", expected=4),
    ),
    "correlations that cannot be": (
        prior(correlations=even_correlations(4, -0.5)),
        fault("content.correlations_impossible", "prior"),
    ),
    "a diagonal that is not one": (
        prior(correlations=tuple(map(tuple, 2 * np.eye(4)))),
        fault("content.correlations_impossible", "prior"),
    ),
}


@pytest.mark.parametrize(("broken", "told"), PRIORS.values(), ids=PRIORS.keys())
def test_a_mistake_in_the_prior_is_told_once_and_alone(broken, told):
    assert sound(prior=broken).check() == (told,)


RARE = shares(equipment=(0.07, 0.31, 0.31, 0.31))


def test_a_level_that_nearly_nobody_holds_is_told():
    said = {"axis": "equipment", "level": "zero", "limit": 0.08}

    assert sound(prior=RARE).check() == (
        fault("content.level_too_rare", "prior", **said, share=pytest.approx(0.07)),
    )


def test_a_level_rare_because_two_dimensions_meet_is_told():
    both = (0.3, 0.3, 0.3, 0.1)

    found = sound(prior=shares(oral=both, written=both)).check()

    assert [(f.key, f.details["axis"], f.details["level"]) for f in found] == [
        ("content.level_too_rare", "language", "three")
    ]


def test_a_counted_level_may_be_rare():
    assert sound(prior=RARE, prior_origin="calibrated").check() == ()


def test_axis_shares_are_those_of_the_lowest_dimension():
    dimensions = (classes("oral", LEVELS[:2]), classes("written", LEVELS[:2]), trait(cuts=(0.0,)))
    apart = PriorShape(
        ("oral", "written", "skills"),
        {"oral": (0.4, 0.6), "written": (0.5, 0.5), "skills": Trait(0.0, 1.0)},
        tuple(map(tuple, np.eye(3))),
    )
    joint = joint_prior(dimensions, apart)

    language = axis_shares(joint, dimensions, Axis("language", ("oral", "written"), LEVELS[:2]))
    skills = axis_shares(joint, dimensions, Axis("skills", ("skills",), LEVELS[:2]))

    assert language == pytest.approx([0.7, 0.3])
    assert skills == pytest.approx([0.5, 0.5])


EQUIPMENT = Axis("equipment", ("equipment",), LEVELS)
FRAMEWORKS = {
    "an obstacle named twice": (
        {"obstacles": ("fear", "fear")},
        fault("content.duplicate_name", "obstacles", name="fear"),
    ),
    "an axis over nothing": (
        {"axes": (*three_axes(()).framework.axes, Axis("trust", ("trust",), LEVELS))},
        fault("content.axis_dimension", "trust", dimension="trust", known=DIMENSIONS),
    ),
    "an axis with fewer levels": (
        {"axes": (replace(EQUIPMENT, levels=LEVELS[:3]), *three_axes(()).framework.axes[1:])},
        fault("content.axis_levels", "equipment", dimension="equipment"),
    ),
    "a dimension on no axis": (
        {"axes": three_axes(()).framework.axes[1:]},
        fault("content.dimension_without_axis", "equipment"),
    ),
    "facts of a trait": (
        {"fact_rules": (replace(RULES, dimension="skills"),)},
        fault("content.facts_dimension", "skills", known=("equipment", "oral", "written")),
    ),
    "a rule to a level that is not": (
        {"fact_rules": (replace(RULES, rules=(ClassRule(4, {}),)),)},
        fault("content.rule_level", "equipment", level=4, top=3),
    ),
    "a rule over an unknown fact": (
        {
            "fact_rules": (
                replace(RULES, rules=(ClassRule(3, {"tv": ("own",)}), ClassRule(0, {}))),
            )
        },
        fault("content.rule_fact", "equipment", fact="tv", known=("phone", "computer")),
    ),
    "a rule over an unknown value": (
        {"fact_rules": (replace(RULES, rules=(ClassRule(3, {"phone": ("ok",)}),)),)},
        fault("content.rule_value", "equipment", fact="phone", value="ok", known=("none", "good")),
    ),
    "facts without a class": (
        {"fact_rules": (replace(RULES, rules=RULES.rules[:2]),)},
        fault("content.rules_incomplete", "equipment", facts=("phone none", "computer own")),
    ),
    "a type over an unknown dimension": (
        {"type_rules": (TypeRule("lost", {"trust": (0,)}),)},
        fault("content.type_dimension", "lost", dimension="trust", known=DIMENSIONS),
    ),
    "a type at an unknown level": (
        {"type_rules": (TypeRule("lost", {"skills": (0, 4)}),)},
        fault("content.type_level", "lost", dimension="skills", level=4, top=3),
    ),
    "a pace of what is not measured": (
        {"pace": Pace({"trust": 0.3})},
        fault("content.pace_dimension", "pace", dimension="trust", known=DIMENSIONS),
    ),
    "a pace that does not move": (
        {"pace": Pace({"skills": 0.0})},
        fault("content.pace_value", "pace", name="skills", value=0.0, low=0.01, top=10),
    ),
    "a pace that never rests": (
        {"pace": Pace({"skills": 11})},
        fault("content.pace_value", "pace", name="skills", value=11, low=0.01, top=10),
    ),
    "an observation that weighs more than an answer": (
        {"pace": Pace(observation=1.2)},
        fault("content.pace_value", "pace", name="observation", value=1.2, low=0, top=1),
    ),
    "observations that are opposites": (
        {"pace": Pace(likeness=-0.1)},
        fault("content.pace_value", "pace", name="likeness", value=-0.1, low=0, top=1),
    ),
    "a type unless an unknown fact": (
        {"type_rules": (TypeRule("lost", {}, {"tv": ("own",)}),)},
        fault("content.type_fact", "lost", fact="tv", known=("phone", "computer")),
    ),
    "a type unless an unknown value": (
        {"type_rules": (TypeRule("lost", {}, {"phone": ("none", "ok")}),)},
        fault("content.type_value", "lost", fact="phone", value="ok", known=("none", "good")),
    ),
}


@pytest.mark.parametrize(("changes", "told"), FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
def test_a_mistake_in_the_framework_is_told_once_and_alone(changes, told):
    assert check_framework(framework(**changes)) == (told,)


def test_check_tells_framework_questions_and_parameters_together():
    broken = sound(replace(declared(CALL, slope=-1.0), area="post"))
    whole = replace(broken, framework=framework(obstacles=("no-phone", "no-phone")))

    assert [told.key for told in whole.check()] == [
        "content.duplicate_name",
        "content.unknown_area",
        "content.slope_not_positive",
    ]


def test_a_question_in_two_modes_tells_a_shared_mistake_once():
    model = GradedResponse(1.5, (0.5, 0.1))
    broken = replace(MAIL, models=dict.fromkeys(SAID_OR_SEEN, model))

    assert sound(broken).check() == (fault("content.thresholds_out_of_order", "mail"),)


def test_a_question_only_said_needs_no_other_parameters():
    assert sound(replace(MAIL, modes=SAID)).check() == ()
