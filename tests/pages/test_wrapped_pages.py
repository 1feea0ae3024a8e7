"""Pages made from texts give back the texts: the law that bench_read checks on all of them."""

from __future__ import annotations

from pathlib import Path

from scripts.check_wrapped import Check, check, expected, paragraphs_of
from scripts.wrap_pages import wrap
from toolkit.pages import read

SHARE = 0.98
"""Of a sample; of all texts bench_read asks for 0.99."""
SAMPLE = 200


def _wrong(articles: list[list[str]]) -> list[tuple[int, Check]]:
    checked = ((seed, check(wrap(texts, seed))) for seed, texts in enumerate(articles))
    return [(seed, result) for seed, result in checked if not result.right]


def test_pages_made_from_the_starter_articles(root: Path) -> None:
    paths = sorted((root / "seeds" / "articles").glob("*.txt"))
    starters = [read(path) for path in paths]
    articles = [[x for x in (a.lead, *a.body) if x] for a in starters]
    many = [articles[number % len(articles)] for number in range(SAMPLE)]
    wrong = _wrong(many)
    assert len(wrong) <= (1 - SHARE) * SAMPLE, wrong[:5]


def test_pages_made_from_real_articles(real_data: Path) -> None:
    import pyarrow.parquet as pq

    texts = pq.read_table(real_data / "data" / "news_20k.parquet").column("text").to_pylist()
    step = len(texts) // SAMPLE
    wrong = _wrong([paragraphs_of(text) for text in texts[::step][:SAMPLE]])
    assert len(wrong) <= (1 - SHARE) * SAMPLE, wrong[:5]


def test_what_is_not_expected() -> None:
    story = "Sáng nay, xã mở phiên chợ đầu xuân."
    text = [story, "Ảnh: Văn Bảy", ">> Xem thêm: Chợ cũ", "Văn Bảy", "Một góc chợ.", "Chợ cũ"]
    assert expected(text) == [story, "Một góc chợ."]
    assert expected(["Chợ xuân", story]) == [story]
