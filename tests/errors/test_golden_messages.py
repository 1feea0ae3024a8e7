"""What a user reads after a mistake, word for word.

Each message is a file in tests/errors/golden. To rewrite them after a change that was meant:
``TOOLKIT_REWRITE_GOLDEN=1 pytest tests/errors``, then read the difference.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import skops.io

from toolkit.cli import run
from toolkit.model import Classifier

GOLDEN = Path(__file__).parent / "golden"
Mistake = Callable[[Path], list[str]]
MISTAKES: dict[str, Mistake] = {}


def mistake(make: Mistake) -> Mistake:
    """Register a mistake: it is made in a copy of the project and returns the command line."""
    MISTAKES[make.__name__] = make
    return make


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


TRAIN = ["train", "small.yaml", "--no-track"]


@mistake
def missing_file(project: Path) -> list[str]:
    return ["read", "pages/bai-bao.txt"]


@mistake
def vectors_where_counts_are_wanted(project: Path) -> list[str]:
    return [*TRAIN, "model.name=complement_nb", "features.press_vectors={}"]


@mistake
def missing_config(project: Path) -> list[str]:
    return ["train", "smal.yaml"]


@mistake
def empty_folder(project: Path) -> list[str]:
    (project / "pages").mkdir()
    return ["read", "pages"]


@mistake
def binary_file_as_page(project: Path) -> list[str]:
    (project / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 4)
    return ["read", "scan.pdf"]


@mistake
def unknown_component(project: Path) -> list[str]:
    replace(project / "small.yaml", "name: linear_svm", "name: linear_svn")
    return TRAIN


@mistake
def misspelt_key(project: Path) -> list[str]:
    replace(project / "small.yaml", "evaluation:", "evalution:")
    return TRAIN


@mistake
def misspelt_setting(project: Path) -> list[str]:
    replace(project / "small.yaml", "{high: 2}", "{hihg: 2}")
    return TRAIN


@mistake
def wrong_type(project: Path) -> list[str]:
    replace(project / "small.yaml", "resamples: 100", "resamples: many")
    return TRAIN


@mistake
def out_of_bounds(project: Path) -> list[str]:
    return [*TRAIN, "model.C=0", "evaluation.folds=1"]


@mistake
def weight_of_own_labels_that_is_none(project: Path) -> list[str]:
    return [*TRAIN, "own_weight=often"]


@mistake
def weight_of_own_labels_out_of_bounds(project: Path) -> list[str]:
    return [*TRAIN, "own_weight=-1"]


@mistake
def theme_that_the_codebook_lacks_in_own_labels(project: Path) -> list[str]:
    (project / "mine.csv").write_text("id,theme,label\nn00,trafic,1\n", encoding="utf-8")
    return [*TRAIN, "labels=[labels.csv, mine.csv]"]


@mistake
def own_label_of_an_article_that_is_not_there(project: Path) -> list[str]:
    (project / "mine.csv").write_text("id,theme,label\nx99,traffic,1\n", encoding="utf-8")
    return [*TRAIN, "labels=[labels.csv, mine.csv]"]


@mistake
def duplicate_key(project: Path) -> list[str]:
    append(project / "small.yaml", "codebook: other.yaml")
    return TRAIN


@mistake
def missing_key(project: Path) -> list[str]:
    replace(project / "small.yaml", "codebook: codebook.yaml\n", "")
    return TRAIN


@mistake
def several_at_once(project: Path) -> list[str]:
    replace(project / "small.yaml", "{high: 2}", "{high: two, low: 9}")
    replace(project / "small.yaml", "name: linear_svm", "name: linear_svm, c: 1")
    return [*TRAIN, "seed=-1"]


@mistake
def unknown_task(project: Path) -> list[str]:
    replace(project / "small.yaml", "task: classify", "task: clasify")
    return TRAIN


@mistake
def no_yaml(project: Path) -> list[str]:
    append(project / "small.yaml", "labels: [labels.csv")
    return TRAIN


@mistake
def circular_extends(project: Path) -> list[str]:
    append(project / "small.yaml", "extends: small.yaml")
    return TRAIN


@mistake
def theme_that_the_codebook_lacks(project: Path) -> list[str]:
    append(project / "labels.csv", "n00,trafic,1")
    return TRAIN


@mistake
def label_for_an_absent_article(project: Path) -> list[str]:
    append(project / "labels.csv", "n99,traffic,1")
    return TRAIN


@mistake
def label_that_is_none(project: Path) -> list[str]:
    append(project / "labels.csv", "n00,traffic,yes")
    return TRAIN


@mistake
def sentence_that_is_not_there(project: Path) -> list[str]:
    rows = "id,theme,label,sentences\nn00,schooling,2,Chiều nay Trường\nn09,traffic,2,\n"
    (project / "labels.csv").write_text(rows, encoding="utf-8")
    return TRAIN


@mistake
def theme_without_articles(project: Path) -> list[str]:
    path = project / "labels.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if ",traffic," not in row or row.endswith(",0")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return TRAIN


@mistake
def too_few_articles(project: Path) -> list[str]:
    return [*TRAIN, "evaluation.folds=50"]


@mistake
def fewer_labels_than_folds(project: Path) -> list[str]:
    return [*TRAIN, "evaluation.folds=20"]


@mistake
def days_missing_for_a_split_by_time(project: Path) -> list[str]:
    path = project / "articles.jsonl"
    text = path.read_text(encoding="utf-8")
    assert '"published": "2023-09-05"' in text
    path.write_text(text.replace('"published": "2023-09-05"', '"published": null', 5), "utf-8")
    return [*TRAIN, "evaluation.split=time"]


@mistake
def one_day_for_a_split_by_time(project: Path) -> list[str]:
    return [*TRAIN, "evaluation.split=time"]


@mistake
def outlets_missing_for_a_split_by_source(project: Path) -> list[str]:
    return [*TRAIN, "evaluation.split.name=source", "evaluation.split.missing=set_aside"]


@mistake
def misspelt_split(project: Path) -> list[str]:
    return [*TRAIN, "evaluation.split=sorce"]


@mistake
def two_themes_where_one_is_asked_for(project: Path) -> list[str]:
    return [*TRAIN, "target=single"]


@mistake
def threshold_where_the_likeliest_is_taken(project: Path) -> list[str]:
    return [*TRAIN, "target=single", "decisions.threshold=f1"]


@mistake
def band_upside_down(project: Path) -> list[str]:
    return [*TRAIN, "decisions.undecided={name: band, low: 0.8, high: 0.3}"]


@mistake
def misspelt_slices(project: Path) -> list[str]:
    return ["evaluate", "models/small", "labels.csv", "--by", "year,provnce"]


@mistake
def codebook_with_faults(project: Path) -> list[str]:
    replace(project / "codebook.yaml", "tuyển sinh đầu cấp: 3", "tuyển sinh đầu cấp: 0")
    replace(project / "codebook.yaml", "sách giáo khoa: 2", "Tuyển sinh lớp 10: 2")
    replace(project / "codebook.yaml", "\n  traffic:", "\n  giao-thông:")
    return ["check", "codebook.yaml"]


@mistake
def codebook_without_a_definition(project: Path) -> list[str]:
    text = "version: '1'\nthemes:\n  chợ:\n    name: {vi: Chợ}\n    phrases:\n"
    (project / "codebook.yaml").write_text(text, encoding="utf-8")
    return ["check", "codebook.yaml"]


@mistake
def missing_model(project: Path) -> list[str]:
    return ["predict", "models/themes", "articles.jsonl"]


@mistake
def incomplete_model(project: Path) -> list[str]:
    (project / "models/small/themes.json").unlink()
    return ["predict", "models/small", "articles.jsonl"]


class Foreign:
    """A class that no model of the toolkit holds."""

    __module__ = "their_models"


@mistake
def foreign_type_in_a_model(project: Path) -> list[str]:
    estimator = Classifier.load(project / "models/small").estimator
    estimator.extra = Foreign()
    import sys
    import types

    sys.modules["their_models"] = types.ModuleType("their_models")
    sys.modules["their_models"].Foreign = Foreign  # type: ignore[attr-defined]
    try:
        skops.io.dump(estimator, project / "models/small/model.skops")
    finally:
        del sys.modules["their_models"]
    (project / "models/small/hashes.json").unlink()
    return ["predict", "models/small", "articles.jsonl"]


@mistake
def broken_model(project: Path) -> list[str]:
    (project / "models/small/model.skops").write_bytes(b"no zip")
    (project / "models/small/hashes.json").unlink()
    return ["predict", "models/small", "articles.jsonl"]


@mistake
def model_changed_since(project: Path) -> list[str]:
    append(project / "models/small/themes.json", " ")
    return ["predict", "models/small", "articles.jsonl"]


@mistake
def foreign_folder_to_replace(project: Path) -> list[str]:
    (project / "thesis").mkdir()
    (project / "thesis/chapter1.txt").write_text("Chương một", encoding="utf-8")
    return [*TRAIN, "--out", "thesis"]


@mistake
def unknown_suffix(project: Path) -> list[str]:
    return ["predict", "models/small", "articles.jsonl", "--out", "labels.doc"]


@mistake
def broken_rows(project: Path) -> list[str]:
    text = '{"id": "a"}\nno json\n{"text": ""}\n'
    (project / "rows.jsonl").write_text(text, encoding="utf-8")
    return ["read", "rows.jsonl"]


@mistake
def misspelt_grouping(project: Path) -> list[str]:
    return ["stats", "articles.jsonl", "--by", "month,provnce"]


@mistake
def column_to_count_by_that_is_not_there(project: Path) -> list[str]:
    (project / "labelled.csv").write_text("id,x,x_probability\na,1,0.9\n", encoding="utf-8")
    return ["stats", "labelled.csv", "--by", "outlet"]


@mistake
def predictions_without_themes(project: Path) -> list[str]:
    text = "id,title,topics,shares,path,error\na,Một bài,[1],[0.5],a.txt,\n"
    (project / "topics.csv").write_text(text, encoding="utf-8")
    return ["stats", "topics.csv"]


@mistake
def nothing_to_count(project: Path) -> list[str]:
    return ["stats", "labels.csv"]


@mistake
def stories_of_a_missing_file(project: Path) -> list[str]:
    return ["stories", "articles.parquet"]


@mistake
def stories_of_a_table(project: Path) -> list[str]:
    return ["stories", "labels.csv"]


@mistake
def stories_of_texts(project: Path) -> list[str]:
    (project / "texts.jsonl").write_text('{"id": "a", "text": "Một bài."}\n', encoding="utf-8")
    return ["stories", "texts.jsonl"]


@mistake
def stories_in_a_broken_row(project: Path) -> list[str]:
    append(project / "articles.jsonl", "no json")
    return ["stories", "articles.jsonl"]


@mistake
def stories_in_another_form(project: Path) -> list[str]:
    return ["stories", "articles.jsonl", "--out", "articles.parquet"]


@mistake
def no_phrases_without_articles(project: Path) -> list[str]:
    return ["phrases", "labels.csv"]


def _topics(project: Path, *overrides: str) -> list[str]:
    text = "task: topics\narticles: [articles.jsonl]\nmodel: nmf\n"
    (project / "topics.yaml").write_text(text, encoding="utf-8")
    return ["train", "topics.yaml", "--no-track", *overrides]


@mistake
def missing_stop_words(project: Path) -> list[str]:
    return _topics(project, "vocabulary.stopwords=my_stopwords.txt")


@mistake
def boilerplate_that_is_no_text(project: Path) -> list[str]:
    (project / "stock.txt").write_bytes("theo đó\n".encode() + b"\x93theo\x94\n")
    return _topics(project, "vocabulary.boilerplate=stock.txt")


@mistake
def phrases_out_of_bounds(project: Path) -> list[str]:
    return _topics(project, "vocabulary.phrases={threshold: 4, min_counts: 3}")


@mistake
def misspelt_command(project: Path) -> list[str]:
    return ["evalute", "models/small", "labels.csv"]


@mistake
def misspelt_name_asked_for(project: Path) -> list[str]:
    return ["components", "abbreviation"]


def _weak(project: Path, body: str) -> list[str]:
    head = "from toolkit.weak import NO, YES, labelling_function\n\n"
    function = f"@labelling_function('traffic')\ndef jammed(article):\n    {body}\n"
    (project / "mine.py").write_text(head + function, encoding="utf-8")
    return ["weak", "articles.jsonl", "--codebook", "codebook.yaml", "--functions", "mine.py"]


@mistake
def labelling_function_that_fails(project: Path) -> list[str]:
    return _weak(project, "return YES if article.places else NO")


@mistake
def labelling_function_that_says_nothing(project: Path) -> list[str]:
    return _weak(project, "article.title")


@mistake
def weak_labels_for_a_model_that_cannot(project: Path) -> list[str]:
    (project / "weak.csv").write_text("id,theme,probability\nn00,traffic,0.5\n", "utf-8")
    return [*TRAIN, "labels=[weak.csv]", "model.name=passages"]


@mistake
def weak_labels_to_judge_by(project: Path) -> list[str]:
    (project / "weak.csv").write_text("id,theme,probability\nn00,traffic,0.5\n", "utf-8")
    return ["evaluate", "models/small", "weak.csv", "--articles", "articles.jsonl"]


@mistake
def override_without_value(project: Path) -> list[str]:
    return [*TRAIN, "model.C"]


def _sweep(project: Path, *lines: str) -> list[str]:
    append(project / "small.yaml", "sweep:\n" + "\n".join(f"  {line}" for line in lines))
    return TRAIN


@mistake
def sweep_with_faults_in_its_space(project: Path) -> list[str]:
    values = ("model.C: [1, -1]", "model.c: [1, 2]", "features.words.high: [2, two]")
    return _sweep(project, "space:", *(f"  {line}" for line in values))


@mistake
def sweep_with_a_range_in_a_grid(project: Path) -> list[str]:
    return _sweep(project, "search: grid", "space:", "  model.C: {from: 0.1, to: 10, log: true}")


@mistake
def sweep_by_a_misspelt_score(project: Path) -> list[str]:
    return _sweep(project, "metric: f1/schoolin", "space: {model.C: [1, 2]}")


@mistake
def sweep_of_what_is_scored(project: Path) -> list[str]:
    return _sweep(project, "space: {evaluation.folds: [3, 5]}")


@mistake
def sweep_without_a_number_of_trials(project: Path) -> list[str]:
    return _sweep(project, "search: random", "space: {model.C: {from: 1, to: 9}}")


@mistake
def sweep_of_settings_that_do_not_fit_each_other(project: Path) -> list[str]:
    return _sweep(project, "space: {model.name: [linear_svm, nbsvm], model.alpha: [1, 2]}")


@mistake
def sweep_with_a_broken_study(project: Path) -> list[str]:
    (project / "sweeps/small").mkdir(parents=True)
    (project / "sweeps/small/study.db").write_text("no database " * 50, encoding="utf-8")
    return _sweep(project, "space: {model.C: [1, 2]}")


@mistake
def sweep_of_topics_with_numbers_to_try(project: Path) -> list[str]:
    return _topics(project, "sweep.space={model.k: [10, 20]}", "k={from: 10, to: 30}")


@pytest.fixture(scope="module")
def trained(
    small_project: Path, small_model: Classifier, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = Path(shutil.copytree(small_project, tmp_path_factory.mktemp("errors") / "project"))
    small_model.save(folder / "models/small")
    return folder


@pytest.mark.parametrize("name", sorted(MISTAKES))
def test_a_message_is_the_golden_one(
    name: str,
    trained: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = Path(shutil.copytree(trained, tmp_path / "project"))
    monkeypatch.chdir(project)
    arguments = MISTAKES[name](project)
    capsys.readouterr()
    code = run(arguments)
    message = capsys.readouterr().err.replace(str(project), "PROJECT")
    said = f"$ toolkit {' '.join(arguments)}\n{message}"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("TOOLKIT_REWRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert code == 2
    assert "Traceback" not in message
    assert said == golden.read_text(encoding="utf-8")


def test_no_golden_message_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(MISTAKES)
