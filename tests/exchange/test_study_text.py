"""The figures of a study, as they are told in a terminal."""

from exchange.study_text import study_text
from i18n.catalogue import translate

RIVAL = translate("fr", "study.column.fixed")
AXIS = {"questions_mean": 5.846, "correlation": None, "exact": 0.8818}
STUDY = {
    "respondents": 1853,
    "seconds": 4.51,
    "questions_mean": 5.846,
    "questions_p90": 8.0,
    "minutes_mean": 1.52,
    "ece": 0.0712,
    "axes": {"skills": {**AXIS, "fixed_order": {**AXIS, "exact": 0.8306}}},
}


def test_study_is_told_as_a_table():
    told = study_text(
        STUDY,
        axis_names={"skills": "Compétences"},
        advantages={"skills": (0.0540, 0.0123)},
        language="fr",
    )

    lines = told.replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    assert lines == [
        "1 853 personnes, 4,5 s. Questions par personne : 5,85 en moyenne, 8 au neuvième décile, "
        "1,5 min attendues. Écart entre la certitude annoncée et la justesse (ECE) : 0,071.",
        "",
        "                                         Compétences",
        f"                              adaptatif{RIVAL:>13}",
        "questions posées                  5,846        5,846",
        "corrélation                           –            –",
        "niveau exact                      0,882        0,831",
        "",
        "Compétences : 5,4 points de niveaux exacts de plus que l’" + RIVAL + ", à 1,2 près "
        "(erreur type, mêmes personnes).",
    ]
