"""The trained classifier and its folder."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skops.io

import toolkit
from toolkit import model_folder
from toolkit.articles import Article
from toolkit.errors import ModelError
from toolkit.folders import MODEL_FILES
from toolkit.model import Classifier
from toolkit.model_folder import FILES

THEMES = ["schooling", "traffic"]


@pytest.fixture(scope="module")
def texts(articles: list[Article]) -> list[str]:
    return [article.text for article in articles]


@pytest.fixture(scope="module")
def saved(small_model: Classifier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder; a test that changes it copies it first."""
    folder = tmp_path_factory.mktemp("saved") / "schools"
    small_model.save(folder)
    return folder


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    """A copy without hashes, as one leaves it who changes files and means to."""
    copy = Path(shutil.copytree(saved, tmp_path / "schools"))
    (copy / "hashes.json").unlink()
    return copy


def test_it_finds_what_the_articles_are_about(
    small_model: Classifier, articles: list[Article], labels: Any
) -> None:
    for prediction in small_model.predict(articles, evidence=False):
        expected = {t for t, label in labels[prediction.id].items() if label.level > 0}
        assert set(prediction.themes) == expected


def test_a_text_alone(small_model: Classifier, texts: list[str]) -> None:
    [prediction] = small_model.predict(texts[0])
    assert prediction.themes == ("schooling",)
    assert prediction.main == ("schooling",)
    assert prediction.title is None
    assert list(prediction.probabilities) == THEMES


def test_an_article_alone(small_model: Classifier, articles: list[Article]) -> None:
    [prediction] = small_model.predict(articles[0])
    assert (prediction.id, prediction.title) == ("n00", articles[0].title)


@pytest.mark.parametrize("form", [list, tuple, iter, lambda texts: (text for text in texts)])
def test_any_iterable(small_model: Classifier, texts: list[str], form: Any) -> None:
    found = small_model.predict(form(texts[:3]), evidence=False)
    assert found == small_model.predict(texts[:3], evidence=False)


def test_texts_and_articles_mixed(small_model: Classifier, articles: list[Article]) -> None:
    as_article, as_text = small_model.predict([articles[1], articles[1].text], evidence=False)
    assert as_article.probabilities == as_text.probabilities


def test_nothing(small_model: Classifier) -> None:
    assert small_model.predict([]) == []
    assert small_model.predict_proba([]).shape == (0, 2)


@pytest.mark.parametrize("text", ["", " ", "\n", "?", "a" * 10_000, "\u0301", "🚲", "\x00"])
def test_odd_texts(small_model: Classifier, text: str) -> None:
    [prediction] = small_model.predict(text)
    assert set(prediction.probabilities) == set(THEMES)


def test_probabilities_are_in_the_order_of_themes(
    small_model: Classifier, texts: list[str]
) -> None:
    p = small_model.predict_proba(texts)
    assert small_model.themes == THEMES
    assert p.shape == (len(texts), 2)
    assert ((p >= 0) & (p <= 1)).all()
    for row, prediction in zip(p, small_model.predict(texts, evidence=False), strict=True):
        assert [prediction.probabilities[theme] for theme in THEMES] == pytest.approx(
            row.tolist(), abs=1e-6
        )


@pytest.mark.parametrize("size", [1, 2, 7])
def test_the_batch_size_changes_nothing(
    small_model: Classifier, texts: list[str], size: int
) -> None:
    whole = small_model.predict_proba(texts)
    parts = [small_model.predict_proba(texts[i : i + size]) for i in range(0, len(texts), size)]
    np.testing.assert_allclose(np.vstack(parts), whole, rtol=0, atol=1e-12)
    alone = [small_model.predict(text)[0] for text in texts[:4]]
    assert alone == small_model.predict(texts[:4])


def test_threads_share_a_model(small_model: Classifier, texts: list[str]) -> None:
    expected = small_model.predict(texts)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: small_model.predict(texts), range(8)):
            assert found == expected


def test_evidence_points_into_the_article(small_model: Classifier, articles: list[Article]) -> None:
    for article, prediction in zip(articles, small_model.predict(articles), strict=True):
        assert set(prediction.evidence) == set(prediction.themes)
        for found in prediction.evidence.values():
            assert found
            for item in found:
                assert article.text[item.start : item.end] == item.text
                assert item.weight > 0
                assert item.unit in ("sentence", "word")


def test_evidence_is_in_the_text_as_it_was_given(small_model: Classifier) -> None:
    """Spans refer to the text before normalising: decomposed letters, dashes, abbreviations."""
    import unicodedata

    text = unicodedata.normalize(
        "NFD", "Tại\u00a0ngã tư, CSGT xử lý 3 vụ tai nạn giao thông – ùn tắc giao\u200b thông."
    )
    [prediction] = small_model.predict(text)
    assert prediction.themes == ("traffic",)
    for item in prediction.evidence["traffic"]:
        assert text[item.start : item.end] == item.text
    said = unicodedata.normalize("NFC", " ".join(i.text for i in prediction.evidence["traffic"]))
    assert "tai nạn giao thông" in said


def test_an_explanation_fits_the_text(small_model: Classifier, articles: list[Article]) -> None:
    found = small_model.explain(articles[0], "schooling")
    total = found.bias + sum(item.weight for item in found.contributions)
    assert total == pytest.approx(found.score, abs=1e-9)
    assert all(0 <= c.start <= c.end <= len(articles[0].text) for c in found.contributions)
    with pytest.raises(KeyError, match="the model knows schooling, traffic"):
        small_model.explain(articles[0], "farming")


def test_a_record_is_json(small_model: Classifier, articles: list[Article]) -> None:
    [prediction] = small_model.predict(articles[0])
    record = json.loads(json.dumps(prediction.to_record()))
    assert record["themes"] == ["schooling"]
    assert set(record["evidence"]["schooling"][0]) == {"text", "start", "end", "weight", "unit"}


# -- the folder --------------------------------------------------------------------------


def test_a_folder_holds_what_it_says(saved: Path) -> None:
    assert {path.name for path in saved.iterdir()} == {*FILES, "hashes.json"}
    assert [path.name for path in saved.parent.iterdir()] == ["schools"]
    card = (saved / "README.md").read_text(encoding="utf-8")
    assert 'toolkit.load("models/schools")' in card
    assert "Giao thông" in card


def test_what_is_loaded_predicts_the_same(
    saved: Path, small_model: Classifier, articles: list[Article]
) -> None:
    loaded = toolkit.load(str(saved))
    assert isinstance(loaded, Classifier)
    assert loaded.predict(articles) == small_model.predict(articles)
    np.testing.assert_array_equal(
        loaded.predict_proba(articles), small_model.predict_proba(articles)
    )
    assert loaded.codebook == small_model.codebook
    assert loaded.experiment == small_model.experiment
    assert loaded.metrics == small_model.metrics


def test_saving_what_was_loaded_gives_the_same_files(saved: Path, tmp_path: Path) -> None:
    again = tmp_path / "schools"
    Classifier.load(saved).save(again)
    for name in set(FILES) - {"model.skops"}:
        assert (again / name).read_bytes() == (saved / name).read_bytes(), name


def test_the_same_config_gives_the_same_model(
    small_model: Classifier, small_result: Any, articles: list[Article], labels: Any, codebook: Any
) -> None:
    from toolkit.config import read_as, yaml12
    from toolkit.experiment.classify import ClassifyExperiment, run_classify

    node = yaml12.parse(yaml12.dump(small_model.experiment), "filled")
    again = run_classify(read_as(node, ClassifyExperiment), articles[::-1], labels, codebook)
    np.testing.assert_array_equal(again.probabilities, small_result.probabilities)
    np.testing.assert_array_equal(
        again.model.predict_proba(articles), small_model.predict_proba(articles)
    )
    assert again.model.metrics == small_model.metrics


def test_a_folder_is_replaced_whole(folder: Path, small_model: Classifier) -> None:
    (folder / "topics.json").write_text("of a model of another kind", encoding="utf-8")
    small_model.save(folder)
    assert {path.name for path in folder.iterdir()} == {*FILES, "hashes.json"}
    assert [path.name for path in folder.parent.iterdir()] == ["schools"]


@pytest.mark.parametrize("failing", ["dump", "json", "card"])
def test_or_not_at_all(
    folder: Path, small_model: Classifier, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the disk is full")

    target = {"dump": (skops.io, "dump"), "json": (model_folder, "write_json")}
    monkeypatch.setattr(*target.get(failing, (model_folder, "_card")), fail)
    with pytest.raises(RuntimeError, match="disk is full"):
        small_model.save(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == ["schools"]


def test_the_old_model_comes_back_when_the_last_step_fails(
    folder: Path, small_model: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    rename = Path.rename

    def fail_once(self: Path, target: Any) -> Path:
        if Path(target) == folder and self.name != "model":
            raise OSError("the folder is busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises((ModelError, OSError), match="busy"):
        small_model.save(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_foreign_folder_is_not_replaced(tmp_path: Path, small_model: Classifier) -> None:
    foreign = tmp_path / "thesis"
    foreign.mkdir()
    (foreign / "chapter1.txt").write_text("Chương một", encoding="utf-8")
    with pytest.raises(ModelError, match="no model folder"):
        small_model.save(foreign)
    assert [path.name for path in foreign.iterdir()] == ["chapter1.txt"]
    with pytest.raises(ModelError, match="no model folder"):
        small_model.save(foreign / "chapter1.txt")


def test_a_model_folder_that_holds_something_else_too_is_kept(
    folder: Path, small_model: Classifier
) -> None:
    (folder / "notes.txt").write_text("of the user", encoding="utf-8")
    with pytest.raises(ModelError, match="no model folder"):
        small_model.save(folder)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "of the user"


def test_an_empty_folder_is_filled(tmp_path: Path, small_model: Classifier) -> None:
    (tmp_path / "new").mkdir()
    small_model.save(tmp_path / "new")
    assert Classifier.load(tmp_path / "new").themes == THEMES


def test_a_place_that_cannot_be_written_is_a_readable_error(
    tmp_path: Path, small_model: Classifier
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match="file/model: cannot be written"):
        small_model.save(tmp_path / "file" / "model")


# -- what is not trusted, missing or broken ----------------------------------------------


class Foreign:
    """A class that no model of the toolkit holds."""

    opened: list[str] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.order = "rm"

    def __setstate__(self, state: dict[str, str]) -> None:
        Foreign.opened.append(state["order"])


def test_a_foreign_type_is_refused_before_it_runs(folder: Path, small_model: Classifier) -> None:
    small_model.estimator.smuggled = Foreign()
    try:
        skops.io.dump(small_model.estimator, folder / "model.skops")
    finally:
        del small_model.estimator.smuggled
    with pytest.raises(ModelError, match=r"Foreign, which the toolkit does not trust"):
        toolkit.load(str(folder))
    assert Foreign.opened == []


@pytest.mark.parametrize("name", sorted(set(FILES) - {"README.md"}))
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"found no {name}"):
        toolkit.load(str(folder))


def test_the_card_may_go(folder: Path) -> None:
    (folder / "README.md").unlink()
    assert Classifier.load(folder).themes == THEMES


@pytest.mark.parametrize("name", sorted(MODEL_FILES))
def test_a_file_changed_since_it_was_written_is_not_opened(
    name: str, saved: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(saved, tmp_path / "schools"))
    if not (folder / name).is_file() or name == "hashes.json":
        return  # of a topic model, or the hashes themselves
    with (folder / name).open("ab") as file:
        file.write(b" ")
    if name == "README.md":  # people may write in it
        assert toolkit.load(folder).themes == THEMES
        return
    with pytest.raises(ModelError, match=f"{name} changed since the model was written"):
        toolkit.load(folder)


def test_hashes_are_those_of_all_files(saved: Path) -> None:
    hashes = json.loads((saved / "hashes.json").read_text(encoding="utf-8"))
    assert hashes == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in saved.iterdir()
        if path.name not in ("hashes.json", "README.md")
    }


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere: there is no such model folder"):
        toolkit.load(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["themes.json", "metrics.json", "versions.json"])
@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"3", b"\xff\xfe", b"null"])
def test_broken_json_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=name):
        toolkit.load(str(folder))


@pytest.mark.parametrize("content", ["", "a: [", "text: 3", "- 1", "text: {x: {name: nope}}", "\a"])
def test_a_broken_config_is_named(folder: Path, content: str) -> None:
    (folder / "experiment.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"experiment\.yaml"):
        toolkit.load(str(folder))


def change_themes(folder: Path, change: Any) -> None:
    path = folder / "themes.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.pop("decisions"),
        lambda record: record.pop("codebook"),
        lambda record: record["decisions"].pop(),
        lambda record: record["codebook"]["themes"].pop(),
        lambda record: record["decisions"][0].update(slope="steep"),
        lambda record: record["decisions"][0].update(more=1),
        lambda record: record["codebook"]["themes"][0].pop("phrases"),
        lambda record: record.update(decisions=3),
    ],
)
def test_tampered_themes_are_refused(folder: Path, change: Any) -> None:
    change_themes(folder, change)
    with pytest.raises(ModelError, match="themes"):
        toolkit.load(str(folder))


@pytest.mark.parametrize("keep", [0, 1, 100, -1, -100])
def test_a_cut_model_file_is_named(folder: Path, keep: int) -> None:
    path = folder / "model.skops"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ModelError, match=r"model\.skops"):
        toolkit.load(str(folder))


def test_a_damaged_model_file_is_a_readable_error_or_none(saved: Path, tmp_path: Path) -> None:
    data = (saved / "model.skops").read_bytes()
    folder = Path(shutil.copytree(saved, tmp_path / "schools"))
    for position in range(0, len(data), len(data) // 60):
        damaged = bytearray(data)
        damaged[position] ^= 0xFF
        (folder / "model.skops").write_bytes(bytes(damaged))
        with suppress(ModelError):
            Classifier.load(folder)


@pytest.mark.parametrize(
    "schema", ["{}", "[]", "{", '{"__class__": "Popen", "__module__": "subprocess"}', "null"]
)
def test_a_schema_of_another_kind_is_refused(folder: Path, schema: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("schema.json", schema)
    (folder / "model.skops").write_bytes(made.getvalue())
    with pytest.raises(ModelError, match=r"model\.skops"):
        toolkit.load(str(folder))


def test_an_estimator_of_another_kind_is_refused(folder: Path) -> None:
    from sklearn.preprocessing import StandardScaler

    skops.io.dump(StandardScaler(), folder / "model.skops")
    with pytest.raises(ModelError, match="StandardScaler"):
        toolkit.load(str(folder))
