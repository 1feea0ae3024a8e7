"""Stories in real articles: what was judged by eye stays as it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from toolkit.articles import Article, write_articles
from toolkit.pages import collect
from toolkit.stories import assign_stories
from toolkit.tables import read_rows


@pytest.fixture(scope="module")
def press(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 articles of some twenty outlets as a collection with its stories."""
    table = real_data / "data" / "news_20k.parquet"
    if not table.exists():
        pytest.skip("there is no data/news_20k.parquet in TOOLKIT_REAL_DATA")
    path = tmp_path_factory.mktemp("stories") / "press.parquet"
    write_articles((item for item in collect([table]) if isinstance(item, Article)), path)
    found = assign_stories(path)
    assert found.exact == 0
    assert 45 <= found.near <= 70
    return path


def test_a_market_report_of_another_day_is_another_story(press: Path) -> None:
    """Gold, coffee and lottery reports repeat each other's words every day."""
    markets: dict[str, list[str]] = defaultdict(list)
    for _, row in read_rows(press):
        if isinstance(row, dict) and row["id"].startswith("mh24:Datasets_thi-truong"):
            markets[row["story"]].append(row["id"])
    assert len(markets) > 100
    assert [ids for ids in markets.values() if len(ids) > 1] == []


def test_no_story_is_a_chain(press: Path) -> None:
    sizes = Counter(row["story"] for _, row in read_rows(press) if isinstance(row, dict))
    assert max(sizes.values()) <= 5
