"""``toolkit read``: what comes out, what is set aside, and how one page was read."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "seeds" / "samples"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five pages and thirty files that hold no article."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in SAMPLES.iterdir():
        (pages / page.name).write_bytes(page.read_bytes())
    for n in range(30):
        (pages / f"z{n:02}.txt").write_text("" if n % 2 else "Trang chủ\nLiên hệ\n")
    monkeypatch.chdir(tmp_path)
    return pages


def test_counts_add_up_and_the_first_twenty_are_told(toolkit, folder) -> None:
    done = toolkit("read", "pages", "--out", "c.parquet")
    assert done.code == 0
    assert done.err.splitlines()[-1] == "35 read: 5 articles, 30 set aside → c.parquet"
    assert done.err.count("toolkit: set aside pages") == 20
    assert "toolkit: ... and 10 more that were set aside:" in done.err
    assert "toolkit:     5 × found an empty page" in done.err


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_all_that_is_set_aside_is_listed(toolkit, folder, suffix) -> None:
    file = Path(f"out/rejects.{suffix}")
    assert toolkit("read", "pages", "--out", "c.jsonl", "--rejects", file).code == 0
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines) if suffix == "csv" else map(json.loads, lines))
    assert [Path(row["path"]).name for row in rows] == [f"z{n:02}.txt" for n in range(30)]
    assert all(row["reason"].startswith("found") for row in rows)
    again = toolkit("read", "pages", "--out", "c.jsonl", "--rejects", "again.csv")
    assert again.err.splitlines()[-1].startswith("35 read: 5 articles, 30 set aside")
    assert len(Path("again.csv").read_text(encoding="utf-8").splitlines()) == 31


def test_what_is_written_into_the_folder_is_not_read(toolkit, folder, monkeypatch) -> None:
    monkeypatch.chdir(folder)
    for _ in range(2):
        done = toolkit("read", ".", "--out", "c.jsonl", "--rejects", "r.csv")
        assert done.err.splitlines()[-1].startswith("35 read: 5 articles, 30 set aside")


def test_an_interrupt_says_that_it_can_go_on(toolkit, folder, monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.corpus.build_corpus", interrupted)
    done = toolkit("read", "pages", "--out", "c.jsonl")
    assert done.code == 130
    assert "run it again to go on" in done.err


def test_no_article_at_all(toolkit, folder) -> None:
    done = toolkit("read", "pages/z01.txt", "--out", "c.jsonl")
    assert done.code == 2
    assert "found an empty page" in done.err
    assert not Path("c.jsonl").exists()
    assert toolkit("read", "pages/z01.txt").code == 2


def test_an_archive(toolkit, folder) -> None:
    with zipfile.ZipFile("pages.zip", "w") as archive:
        for page in folder.iterdir():
            archive.write(page, page.name)
    done = toolkit("read", "pages.zip")
    assert done.err.splitlines()[-1] == "35 read: 5 articles, 30 set aside"
    assert {record["id"] for record in done.records} == {
        record["id"] for record in toolkit("read", "pages").records
    }


def test_stories_are_found_in_what_was_read(toolkit, folder) -> None:
    page = folder / "a249.txt"
    (folder / "copy.txt").write_bytes(page.read_bytes())
    done = toolkit("read", "pages", "--out", "c.jsonl", "--stories")
    assert done.code == 0
    assert "6 articles in 5 stories: 1 exact repeats, 0 near → c.jsonl" in done.err
    records = {Path(r["path"]).name: r for r in toolkit("read", "c.jsonl").records}
    assert records["copy.txt"]["story"] == records["a249.txt"]["story"]
    again = toolkit("read", "pages", "--out", "c.jsonl", "--keep", "first")
    assert "5 kept" in again.err
    assert len(toolkit("read", "c.jsonl").records) == 5


def test_one_page_line_by_line(toolkit, folder) -> None:
    page = folder / "a249.txt"
    done = toolkit("read", "--show", page)
    assert done.code == 0
    (record,) = toolkit("read", page).records
    for part in ("title", "lead", "body"):
        assert f"\n{part}  " in f"\n{done.out}"
    assert f"title        {record['title']}" in done.out
    assert f"place_code   {record['place_code']}" in done.out


def test_all_pages_that_are_named_are_shown(toolkit, folder) -> None:
    first, second = folder / "a249.txt", folder / "a330.txt"
    done = toolkit("read", "--show", first, second)
    assert done.code == 0
    alone = [toolkit("read", "--show", page).out for page in (first, second)]
    assert done.out == f"{first}\n\n{alone[0]}\n{second}\n\n{alone[1]}"


def test_a_page_of_mark_up_is_shown_as_text(toolkit, folder) -> None:
    (folder / "odd.txt").write_text(f"[red]{'Chợ họp đông vui từ sáng sớm. ' * 9}[/red] <b>\n")
    done = toolkit("read", "--show", folder / "odd.txt")
    assert "[red]Chợ họp" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument 'PATHS...'"),
        (["read", "--show", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["read", "--show", "pages/a249.txt", "pages"], "expected one page"),
        (["read", "--show", "feed.jsonl"], "feed.jsonl: found a table; expected one page."),
        (["read", "--show", "pages/a249.txt", "--out", "c.jsonl"], "--show prints pages"),
        (["read", "pages", "--rejects", "r.doc"], "listed in a .csv or .jsonl file"),
        (["read", "pages", "--rejects", "pages/z01.txt/r.csv"], "cannot be written"),
        (["read", "pages", "--out", "c.doc"], "written as .jsonl or .parquet"),
        (["read", "pages", "--stories"], "need --out"),
        (["read", "pages", "--out", "c.jsonl", "--rejects", "c.jsonl"], "expected two files"),
        (["read", "pages", "--workers", "0"], "0 is not in the range"),
    ],
)
def test_mistakes(toolkit, folder, arguments, message) -> None:
    done = toolkit(*arguments)
    assert done.code == 2
    assert message in done.err
    assert "Traceback" not in done.err
