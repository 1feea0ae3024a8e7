"""Events to draw on time lines, and every mistake in a table of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from toolkit.errors import ArticleError
from toolkit.experiment.topics import run_topics
from toolkit.topics.events import Event, load_events

HEAD = "date,from,to,name,source\n"


def load(tmp_path, text):
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    return load_events(path)


def test_days_and_spans_in_order(tmp_path):
    found = load(tmp_path, HEAD + ",2020-01-23,2020-04-16,đợt dịch 1,MOH\n2016-05-22,,,bầu cử,\n")
    assert found == (
        Event("bầu cử", date(2016, 5, 22), date(2016, 5, 22)),
        Event("đợt dịch 1", date(2020, 1, 23), date(2020, 4, 16), "MOH"),
    )
    assert [event.days for event in found] == ["2016-05-22", "2020-01-23 – 2020-04-16"]


def test_a_table_of_days_alone(tmp_path):
    assert load(tmp_path, "name,date\nhội nghị,2021-05-23\n")[0].first == date(2021, 5, 23)


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        ("2021-05-23,,,,\n", 2, "found no name"),
        (",,,x,\n", 2, "found no day; expected a date, or both from and to"),
        ("2021-05-23,2021-01-01,,x,\n", 2, "found date and from"),
        (",2021-01-01,,x,\n", 2, "found from; expected a date, or both"),
        ("23/5/2021,,,x,\n", 2, "found the day '23/5/2021'; expected a day such as 2021-05-23"),
        ("2021-02-30,,,x,\n", 2, "found the day '2021-02-30'"),
        ("2021-01-01,,,ok,\n,2021-02-01,2021-01-01,x,\n", 3, "found from 2021-02-01 to 2021-01-01"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, rows, line, said):
    with pytest.raises(ArticleError) as caught:
        load(tmp_path, HEAD + rows)
    assert f"events.csv:{line}: {said}" in str(caught.value)


def test_all_mistakes_at_once(tmp_path):
    with pytest.raises(ArticleError) as caught:
        load(tmp_path, HEAD + "x,,,a,\n2021-01-01,,,,\n")
    assert len(caught.value.problems) == 2


def test_an_unknown_column_has_a_near_name(tmp_path):
    with pytest.raises(ArticleError, match=r"found a column 'names'.*Did you mean 'name'\?"):
        load(tmp_path, "date,names\n2021-05-23,x\n")


def test_a_table_without_rows(tmp_path):
    with pytest.raises(ArticleError, match="found no events"):
        load(tmp_path, HEAD)


def test_no_such_table(experiment, articles):
    with pytest.raises(ArticleError, match=r"nowhere\.csv: there is no such file"):
        run_topics(replace(experiment("nmf"), events="nowhere.csv"), articles)


def test_what_is_shipped_says_who_tells(root):
    events = load_events(root / "seeds" / "events.csv")
    assert all(event.source for event in events)
    votes = [event.first for event in events if event.name.startswith("Bầu cử")]
    assert votes == [date(2011, 5, 22), date(2016, 5, 22), date(2021, 5, 23)]
    assert {day.weekday() for day in votes} == {6}, "they are Sundays by law"
    waves = [event for event in events if event.name.startswith("COVID-19")]
    assert len(waves) == 4
    assert all(one.last < other.first for one, other in pairwise(waves))


def test_an_experiment_draws_them(experiment, articles, root):
    dated = [
        replace(article, published=f"{2015 + number % 3}-05-02")
        for number, article in enumerate(articles)
    ]
    chosen = replace(experiment("nmf"), events=str(root / "seeds" / "events.csv"))
    result = run_topics(chosen, dated)
    assert len(result.tables["events"]) == 7
    assert "khóa XIV" in result.topics.page
    assert "khóa XV" not in result.topics.page, "outside the time of the articles"
    assert result.topics.page.count('class="band"') == len(result.topics.topics)
