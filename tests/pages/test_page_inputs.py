"""What `collect` makes of files, folders, tables and standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from toolkit.articles import Article, write_articles
from toolkit.errors import ArticleError
from toolkit.pages import Reject, collect, read

PAGE = "Đò ngang bến Tân\n\nÔng lái đò già gác chèo sau bốn mươi năm đưa khách sang sông.\n"
FIXTURES = Path(__file__).parent / "fixtures"


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", ".hidden.txt", ".git/d.txt", "e"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(PAGE, encoding="utf-8")
    found = list(collect([tmp_path]))
    assert [Path(item.path or "").name for item in found] == ["a.html", "b.txt", "e", "c.htm"]
    assert all(isinstance(item, Article) for item in found)
    assert len({item.id for item in found}) == 1  # duplicates are kept


def test_ids_are_the_hash_of_the_bytes(tmp_path: Path) -> None:
    import hashlib

    file = tmp_path / "a.txt"
    file.write_text(PAGE, encoding="utf-8")
    article = read(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (article.sha256, article.id) == (digest, digest[:16])


def test_faults_of_pages_are_rejects(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.bin").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "d.jsonl").write_text('{"text": "Một câu."}\n{oops\n{"x": 1}\n', encoding="utf-8")
    (tmp_path / "e.parquet").write_bytes(b"no table")
    found = list(collect([tmp_path]))
    kinds = [type(item).__name__ for item in found]
    assert kinds == ["Article", "Reject", "Reject", "Article", "Reject", "Reject", "Reject"]
    rejects = [item for item in found if isinstance(item, Reject)]
    assert [Path(item.path).name for item in rejects] == [
        "b.txt", "c.bin", "d.jsonl:2", "d.jsonl:3", "e.parquet",
    ]  # fmt: skip
    assert all("\n" not in item.reason and item.reason for item in rejects)
    assert "expected a column text, page or body" in rejects[3].reason


def test_the_users_mistakes_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="there is no such file or folder"):
        list(collect([tmp_path / "nowhere"]))
    with pytest.raises(ArticleError, match="found a folder without files"):
        list(collect([tmp_path]))
    with pytest.raises(ArticleError, match="there is no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(ArticleError, match="found a folder"):
        read(tmp_path)


def test_clean_text_keeps_its_columns(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    row = {
        "id": "x1", "title": None, "text": "Đoạn một.\nĐoạn hai.", "published": "2020-01-02",
        "source": "TTXVN", "place": "Cà Mau", "story": "s", "url": "https://example.org/1",
    }  # fmt: skip
    table.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (article,) = collect([table])
    assert isinstance(article, Article)
    assert article.body == ("Đoạn một.", "Đoạn hai.")
    assert (article.id, article.published, article.place) == ("x1", "2020-01-02", "Cà Mau")
    assert article.path == f"{table}:1"


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_articles_come_back_as_they_were_written(tmp_path: Path, suffix: str) -> None:
    articles = list(collect([FIXTURES / "agency.txt", FIXTURES / "tabloid.html"]))
    assert all(isinstance(item, Article) for item in articles)
    table = tmp_path / f"t{suffix}"
    write_articles((item for item in articles if isinstance(item, Article)), table)
    assert list(collect([table])) == articles


def test_a_column_of_pages_and_a_table_of_cells(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text('id,page\np1,"' + PAGE.replace("\n", "\r\n") + '"\np2,\n', encoding="utf-8")
    first, second = collect([table])
    assert isinstance(first, Article)
    assert (first.id, first.title) == ("p1", "Đò ngang bến Tân")
    assert isinstance(second, Reject)
    assert second.id == "p2"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 7, "text": "Một câu."}\n[1]\n'))
    first, second = collect(["-"])
    assert isinstance(first, Article)
    assert first.id == "7"
    assert second == Reject("-:2", "expected a JSON object.")


def test_a_wrong_cell_is_a_reject(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text('{"text": "Một câu.", "title": 5}\n{"page": [1]}\n', encoding="utf-8")
    found = list(collect([table]))
    assert all(isinstance(item, Reject) for item in found)
