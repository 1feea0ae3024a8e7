"""Folders as they are found: odd names, links, pipes, parts of saved pages; and Inputs."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import Input, ReadOptions, Reject, collect, find_inputs, read_input

PAGE = "Chợ nổi họp lại\n\nGhe thuyền về chợ từ ba giờ sáng, bán hết trước khi mặt trời lên.\n"


def write(path: Path, text: str = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reasons(root: Path) -> dict[str, str]:
    """Name → reason of what is set aside; "" for articles."""
    found = list(collect([root]))
    return {
        str(Path(item.path or "").relative_to(root)): getattr(item, "reason", "") for item in found
    }


def test_every_input_is_read_elsewhere_with_the_same_result(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.jsonl", '{"id": "x", "text": "Một câu."}\n')
    here = list(collect([tmp_path]))
    sent = pickle.loads(pickle.dumps([list(find_inputs([tmp_path])), ReadOptions()]))
    assert [read_input(item, sent[1]) for item in sent[0]] == here
    assert all(isinstance(item, Article) for item in here)


def test_a_stamp_changes_with_the_content(tmp_path: Path) -> None:
    page = write(tmp_path / "a.txt")
    table = write(tmp_path / "b.csv", "text\nmột\nhai\n")

    def stamps() -> list[str]:
        return [item.stamp for item in find_inputs([tmp_path]) if isinstance(item, Input)]

    before = stamps()
    assert before == stamps()
    assert len(set(before)) == 3
    os.utime(page, ns=(1, 1))
    assert [old == new for old, new in zip(before, stamps(), strict=True)] == [False, True, True]
    write(table, "text\nmột\nhai ba\n")
    assert not set(before) & set(stamps())


def test_links_and_pipes_neither_block_nor_lead_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "second.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = reasons(tmp_path)
    assert found["a.txt"] == found["second.txt"] == ""
    assert "link to a folder" in found["circle"]
    assert "link that leads to no file" in found["lost.txt"]
    assert "pipe" in found["pipe.txt"]
    assert found["self.txt"]


def test_what_is_no_page_is_set_aside_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("photo.JPG", "site.css", "app.js", "letters.woff2", "scan.pdf", "page.mhtml"):
        write(tmp_path / name)
    monkeypatch.setattr("toolkit.pages.inputs.read", None)
    found = reasons(tmp_path)
    assert found["photo.JPG"].startswith("found a JPEG image")
    assert len(found) == 6
    assert all("expected a page" in why for why in found.values())


def test_the_parts_of_a_saved_page_are_set_aside(tmp_path: Path) -> None:
    write(tmp_path / "tin.html")
    write(tmp_path / "tin_files/frame.html")
    write(tmp_path / "tin_files/deeper/frame.html")
    write(tmp_path / "html_files/own.txt")  # no page beside it: a folder like any other
    found = reasons(tmp_path)
    assert found["tin.html"] == found["html_files/own.txt"] == ""
    assert found["tin_files/frame.html"] == found["tin_files/deeper/frame.html"] != ""


def test_litter_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "__MACOSX/._a.txt", "Thumbs.db", ".git/a.txt", "a.txt"):
        write(tmp_path / name)
    assert reasons(tmp_path) == {"a.txt": ""}


def test_a_folder_that_cannot_be_opened_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "closed/b.txt")
    scan = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", scandir)
    assert reasons(tmp_path) == {
        "a.txt": "",
        "closed": "the folder cannot be opened (Permission denied)",
    }


def test_a_file_that_vanishes_is_a_reject(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.jsonl"):
        write(tmp_path / name)
    inputs = find_inputs([tmp_path])
    first = next(inputs)
    assert isinstance(first, Input)
    for name in ("a.txt", "b.txt", "c.jsonl"):
        (tmp_path / name).unlink()
    late = [read_input(first), *inputs]
    assert [Path(item.path or "").name for item in late] == ["a.txt", "b.txt", "c.jsonl"]
    assert all(isinstance(item, Reject) for item in late)


def test_names_that_no_table_can_hold_are_shown_otherwise(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xffb.txt")).write_text(PAGE, encoding="utf-8")
    write(tmp_path / "a\nb\x1b[2J.txt", "")
    rejected, article = collect([tmp_path])
    assert isinstance(article, Article)
    assert str(article.path).endswith("\\udcffb.txt")
    assert str(rejected.path).endswith("a\\nb\\x1b[2J.txt")


def test_a_mistake_is_told_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError, match="a folder without files"):
        next(find_inputs([tmp_path / "a.txt", tmp_path / "empty"]))
    with pytest.raises(ArticleError, match="no such file"):
        next(find_inputs([tmp_path / "a.txt", tmp_path / "nowhere"]))
