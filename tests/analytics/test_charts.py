"""Bars that a screen draws, as they will be read."""

import warnings

from analytics.charts import LINE_PX, WEIGHT_LINE_PX, bars, weights


def drawn(names, people, said):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return bars(names, people, said).to_dict()


def test_each_bar_has_its_name_its_count_and_its_words():
    chart = drawn(["non connecté", "connecté"], [12, 40], ["12", "40"])

    (rows,) = chart["datasets"].values()
    assert rows == [
        {"name": "non connecté", "people": 12, "said": "12"},
        {"name": "connecté", "people": 40, "said": "40"},
    ]
    assert chart["height"] == 2 * LINE_PX


def test_hidden_count_is_said_and_has_no_bar():
    chart = drawn(["non connecté", "connecté"], [None, 40], ["non montré", "40"])

    (rows,) = chart["datasets"].values()
    assert rows[0] == {"name": "non connecté", "people": 0, "said": "non montré"}


def test_chart_where_all_is_hidden_is_drawn_all_the_same():
    chart = drawn(["non connecté"], [None], ["non montré"])

    assert chart["layer"][0]["encoding"]["x"]["scale"]["domain"][0] == 0


def test_chart_offers_no_menu():
    chart = drawn(["connecté"], [40], ["40"])

    assert chart["usermeta"]["embedOptions"] == {"actions": False}


def test_weights_lie_on_both_sides_of_a_line():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart = weights(
            ["seul", "pas encore"], [2.5, -1.0], ["compte beaucoup", "un peu"]
        ).to_dict()

    (rows,) = chart["datasets"].values()
    assert [row["side"] for row in rows] == ["for", "against"]
    assert chart["layer"][0]["encoding"]["x"]["scale"]["domain"] == [-2.5, 2.5]
    assert chart["height"] == 2 * WEIGHT_LINE_PX
    assert chart["usermeta"]["embedOptions"] == {"actions": False}
