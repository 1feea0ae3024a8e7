"""The engine against the library that it stands for: the same words for any text."""

from __future__ import annotations

import itertools
import os
import pickle
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ANYTHING, PRESS

from toolkit.text import segmentation
from toolkit.text.segmentation import engines, files, memory, viterbi, weights
from toolkit.text.segmentation.batch import Batch
from toolkit.text.segmentation.engines import Engine
from toolkit.text.segmentation.library import Library
from toolkit.text.segmentation.lookup import Lookup
from toolkit.text.segmentation.templates import Template
from toolkit.text.segmentation.tokenise import PATTERN, clean, cut, spans, spans_in_text
from toolkit.text.segmentation.weights import is_integer, is_title

MODEL = files.folder() / files.MODEL
ATTRIBUTES = files.read_attributes((MODEL / "models.bin").read_bytes())
DICTIONARY = files.read_strings((MODEL / "dictionary.bin").read_bytes())

AWKWARD = (
    *("Th", "S", "s", "Sơn", "Th.S", "ThS.", "Ths", "This", "Those", "Thế", "TP.", "T.Ư", "v.v..."),
    *("v.v", "...", "..", "->", "==>", ">>", "--", "3x4", "30°C", "H&M", "H'Mông", "N’Thôn", "Mr."),
    *("e-mail", "43H-0530", "NĐ-CP", "http://a.b/c?d=(e)", "www.x.vn", "x.vn/", "a.b@c.vn", "a@"),
    *("03-5730-2357", "02/05/2014", "1/2", "5-10", "20.08.2014", "10:20:50", "4K", "4.123,2"),
    *("1_0", ":))", ":DD", "=))", "♥‿♥", "<3", "ʺ", "ʺab", "a-b-c", "1.600m-2.000m", "_", "%", "^"),
    *(
        "BOS",
        "EOS",
        "True",
        "=",
        "2147483648",
        "007",
        "٣",
        "가",
        "ᄀ",
        "ᅡ",
        "क़",
        "\u0344",
        "Σ",
        "ΑΣ",
    ),
    *("İ", "ß", "ﬁ", "ƛ", "ð", "Ð", "Ð\u0301", "—\u0301", "a\u0301\u0323", "\x00", "\u200b", "TP"),
)
SPACES = (" ", " ", " ", "", "\n", "\u00a0", "\t", "\r\n", "\x1c", "\u2028", "\u3000", "\u2000")
CASES: tuple[Callable[[str], str], ...] = (str, str, str.lower, str.upper, str.title)
KNOWN = [name.partition("=")[2] for name in ATTRIBUTES.names] + DICTIONARY


def _write(parts: list[tuple[str, str, Callable[[str], str], bool]]) -> str:
    written = (unicodedata.normalize("NFD", p) if apart else p for p, _, _, apart in parts)
    return "".join(case(p) + space for p, (_, space, case, _) in zip(written, parts, strict=True))


MADE = st.lists(
    st.tuples(
        st.sampled_from(KNOWN) | st.sampled_from(AWKWARD),
        st.sampled_from(SPACES),
        st.sampled_from(CASES),
        st.booleans(),
    ),
    max_size=25,
).map(_write)
"""What the model and its tokeniser know, in any case, composition and order."""

JUMBLE = st.text(st.sampled_from("aATthsSĐđÀ.,-:D/@&'’()%=<>0123 \n_xv°\u0301\u0323"), max_size=40)
TEXTS = MADE | PRESS | ANYTHING | JUMBLE


@pytest.fixture(scope="module")
def own() -> Engine:
    found = segmentation.engine("own")
    assert isinstance(found, Engine), "the engine does not know the installed underthesea"
    return found


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


# -- the same words, in their place ------------------------------------------------------


@given(TEXTS)
@example("Th Sơn, Th\tSang và Th\nS")
@example("thi TP.\n")
@example("thi TP. ")
@example("Lyon Union Saint Gilloise Bodo Glimt Preah Bat Samdech Norodom Sihamoni")
@settings(max_examples=400)
def test_words_are_the_librarys(own: Engine, library: Library, text: str) -> None:
    assert own.words([text]) == library.words([text])


@given(TEXTS)
@example("a\u0301\u0323 \u0301")
@example("A \u0300")
@settings(max_examples=300)
def test_tokens_are_the_words_in_their_place(own: Engine, text: str) -> None:
    [words], [tokens] = own.words([text]), own.tokens([text])
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert all(token.start < token.end for token in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    covered = {i for token in tokens for i in range(token.start, token.end)}
    assert all(i in covered or character.isspace() for i, character in enumerate(text))
    forms = [token.form for token in tokens]
    if unicodedata.is_normalized("NFC", text):
        assert forms == words
        assert all(clean(_bare(t.text)) == clean(_bare(t.form)) for t in tokens)
    else:  # of characters that share a cluster the first has it, and the others no place
        left = iter(words)
        assert all(form in left for form in forms)


def _bare(text: str) -> str:
    return "".join(text.split())


@given(st.lists(MADE | PRESS, max_size=6))
@settings(max_examples=100)
def test_texts_do_not_know_each_other(own: Engine, texts: list[str]) -> None:
    assert own.words(texts) == [own.words([text])[0] for text in texts]
    assert own.tokens(texts) == [own.tokens([text])[0] for text in texts]


@given(TEXTS)
@settings(max_examples=100)
def test_the_exact_model_finds_the_same(own: Engine, text: str) -> None:
    assert own._exact.words([text]) == own.words([text])
    if unicodedata.is_normalized("NFC", text):
        [exact] = own._exact.placed([text])
        assert [exact.tokens(text)] == own.tokens([text])
        assert Library().tokens([text]) == own.tokens([text])


NAMES = st.lists(
    st.sampled_from(
        (
            *("Bodo", "Glimt", "Lyon", "Gilloise", "Samdech", "Preah", "Norodom", "Bat", "Techo"),
            *("Nico", "GIUP", "MS", "NGUYEN", "Automatic", "F1", "Grand", "Prix", "và", ","),
        )
    ),
    max_size=40,
).map(" ".join)
"""Runs of names that the model does not know, where labels often tie."""


@given(NAMES)
@settings(max_examples=300)
def test_ties_are_settled_as_by_the_library(own: Engine, library: Library, text: str) -> None:
    expected = library.words([text])
    assert own.words([text]) == expected
    assert own._exact.words([text]) == expected


def test_names_do_tie(own: Engine) -> None:
    settled: list[list[str]] = []

    def settle(tokens: list[str]) -> list[bool]:
        settled.append(tokens)
        return own._exact.inside(tokens)

    text = "Vua Preah Bat Samdech Preah Boromneat Norodom Sihamoni sẽ thăm Huế"
    texts = ["Bà Hoà ở Huế.", text, "", "Th Sơn họp"]
    batch = Batch(texts, memory.Memory(own._weights), own._weights, settle)
    assert settled == [text.split(" ")]
    assert batch.uncut == {3}


def test_the_starter_articles_have_the_same_words(
    own: Engine, library: Library, root: Path
) -> None:
    texts = [
        path.read_bytes().decode(errors="replace")
        for path in sorted(root.glob("seeds/articles/*.txt"))[::15]
    ]
    assert len(texts) > 40
    assert own.words(texts) == library.words(texts)


def test_real_articles_have_the_same_words(own: Engine, library: Library, real_data: Path) -> None:
    from pyarrow import parquet

    column = parquet.read_table(real_data / "data/news_20k.parquet", columns=["text"])["text"]
    texts = random.Random(5).sample([text for text in column.to_pylist() if text], 60)
    texts += [path.read_text(encoding="utf-8") for path in (real_data / "seeds").glob("*.txt")]
    assert own.words(texts) == library.words(texts)


@given(st.lists(TEXTS, max_size=3))
@settings(max_examples=60)
def test_all_could_be_settled_one_by_one(own: Engine, texts: list[str]) -> None:
    expected = own.words(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(viterbi, "CLOSE", np.inf)
        assert own.words(texts) == expected


# -- cutting -----------------------------------------------------------------------------


@given(TEXTS)
@settings(max_examples=300)
def test_the_tokeniser_is_the_librarys(text: str) -> None:
    from underthesea.pipeline.word_tokenize.regex_tokenize import tokenize

    assert PATTERN.findall(clean(text)) == tokenize(text, use_token_normalize=False)


LETTERS = st.text(st.sampled_from("ThsSaʺếĐ") | st.characters(categories=("L",)), min_size=1)


@given(LETTERS | JUMBLE.filter(lambda text: text and not set(text) & set(" \n")), st.booleans())
@settings(max_examples=300)
def test_a_chunk_is_cut_as_in_a_text(chunk: str, last: bool) -> None:
    form = clean(chunk)
    context = form if last else f"{form} x"
    expected = [m.group() for m in PATTERN.finditer(context) if m.start() < len(form)]
    found = cut(chunk, last)
    assert found == expected
    places = spans(chunk, found)
    assert places[0][0] == 0
    assert places[-1][1] == len(chunk)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(places))


@given(TEXTS)
@settings(max_examples=200)
def test_a_texts_tokens_stand_where_its_chunks_do(text: str) -> None:
    found = iter(spans_in_text(text))
    for match in re.finditer(r"\S+", text):
        if "Th" in match.group():
            return  # it may go on in the next chunk
        last = text[match.end() :] in ("", "\n")
        for start, end in spans(match.group(), cut(match.group(), last)):
            assert next(found) == (match.start() + start, match.start() + end)


def test_composing_stops_at_whitespace() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode) if chr(code).isspace()]
    unstable = [
        chr(code)
        for code in range(sys.maxunicode)
        if unicodedata.combining(chr(code)) or not unicodedata.is_normalized("NFC", chr(code))
    ]
    for space, character in itertools.product(spaces, unstable):
        assert clean(space + character) == clean(space) + clean(character)
        assert clean(character + space) == clean(character) + clean(space)


# -- the model ---------------------------------------------------------------------------


def test_large_letters_and_numbers_are_the_librarys() -> None:
    from underthesea_core import CRFFeaturizer

    featurizer = CRFFeaturizer(["T[0].istitle", "T[0].isdigit"], set())
    tokens = [chr(c) for c in range(33, 0x20000) if not 0xD800 <= c < 0xE000]  # none has case later
    tokens += ["2147483647", "2147483648", "0002147483647", "99999999999999999999", "1_0", "٣٤"]
    [features] = featurizer.process([[[token] for token in tokens]])
    for token, found in zip(tokens, features, strict=True):
        expected = [f"T[0].istitle={is_title(token[0])}", f"T[0].isdigit={is_integer(token)}"]
        assert found == expected, repr(token)


def test_letters_that_a_python_may_not_lower_are_in_no_attribute() -> None:
    assert not set("".join(KNOWN)) & set(weights._LATER)


@given(
    st.lists(st.lists(st.floats(-9, 9), min_size=1, max_size=6), min_size=1, max_size=4),
    st.lists(st.floats(-3, 3), min_size=4, max_size=4),
)
def test_the_labels_are_the_best(chains: list[list[float]], weights: list[float]) -> None:
    transitions = np.array(weights).reshape(2, 2)
    scores = np.array([s for chain in chains for s in (0.0, 0.0, *chain)] + [0.0, 0.0])
    first = np.cumsum([2, *(len(chain) + 2 for chain in chains[:-1])])
    blank = np.ones(len(scores), dtype=bool)
    for begin, chain in zip(first, chains, strict=True):
        blank[begin : begin + len(chain)] = False
    labels, close = viterbi.inside(scores, first, blank, transitions)
    assert not labels[blank].any()
    assert not blank[close].any()
    for begin, chain in zip(first, chains, strict=True):
        found = labels[begin : begin + len(chain)].astype(int).tolist()
        ways = itertools.product((0, 1), repeat=len(chain))
        best = max(_total(chain, way, transitions) for way in ways)
        assert _total(chain, found, transitions) == pytest.approx(best, abs=1e-9)


def test_equal_scores_are_close_decisions() -> None:
    scores = np.array([0.0, 0.0, 0.0, 3.0, 0.0, 0.0])
    blank = np.array([True, True, False, False, True, True])
    labels, close = viterbi.inside(scores, np.array([2]), blank, np.zeros((2, 2)))
    assert labels.tolist() == [False, False, False, True, False, False]
    assert close.tolist() == [2]


def _total(chain: Sequence[float], labels: Sequence[int], transitions: np.ndarray) -> float:
    own = sum(score for score, label in zip(chain, labels, strict=True) if label)
    return own + sum(float(transitions[pair]) for pair in itertools.pairwise(labels))


@given(st.sets(st.integers(0, 2**62), max_size=60), st.lists(st.integers(0, 2**62), max_size=60))
def test_a_lookup_knows_its_keys_and_no_others(keys: set[int], others: list[int]) -> None:
    expected = {key: row for row, key in enumerate(keys)}
    lookup = Lookup(np.array(list(keys), dtype=np.int64))
    asked = [*others, *keys]
    found = lookup.find(np.array(asked, dtype=np.int64)).tolist()
    assert found == [expected.get(key, lookup.absent) for key in asked]


# -- the library's files -----------------------------------------------------------------


def test_strings_are_read_without_running_anything() -> None:
    strings = ["", "vườn", "x" * 300, "T[0]"]
    assert files.read_strings(pickle.dumps(strings, protocol=4)) == strings
    assert sorted(files.read_strings(pickle.dumps(set(strings), protocol=4))) == sorted(strings)
    with pytest.raises(ValueError, match="stands for no string"):
        files.read_strings(pickle.dumps(os.getcwd, protocol=4))


def test_another_model_is_refused() -> None:
    data = (MODEL / "models.bin").read_bytes()
    with pytest.raises(ValueError, match="no CRFsuite model of two labels"):
        files.read_attributes(b"UTCF" + data[4:])
    for name in ("T[0].islong", "T[-3]", "T[-2,1]", "U[0]", "T[1,0]"):
        with pytest.raises(ValueError, match=r"is no template that is known"):
            Template.read(name)


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installed library is none that the engine was compared with."""
    monkeypatch.setattr(engines, "_engines", {})
    monkeypatch.setattr(files, "KNOWN", {"9.9.9": "0"})


@pytest.mark.usefixtures("unknown")
def test_an_unknown_version_is_left_to_the_library() -> None:
    with pytest.warns(
        UserWarning, match="was not compared with the word segmenter of the installed"
    ):
        found = segmentation.engine("own")
    assert isinstance(found, Library)
    assert found.words(["thành phố Huế"]) == [["thành phố", "Huế"]]
    assert segmentation.engine("own") is found  # it warns once


def test_any_change_of_its_files_is_noticed(tmp_path: Path) -> None:
    for name in files.SOURCES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((files.folder() / name).read_bytes())
    known = files.KNOWN[files.core_version()]
    assert files.fingerprint(tmp_path) == known
    for name in files.SOURCES:
        content = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(content + b"\n")
        assert files.fingerprint(tmp_path) != known
        (tmp_path / name).write_bytes(content)
    (tmp_path / files.SOURCES[0]).unlink()
    assert files.fingerprint(tmp_path) == ""


# -- in use ------------------------------------------------------------------------------


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, own: Engine, root: Path) -> None:
    monkeypatch.setattr(memory, "CHUNKS", 50)
    small = Engine(MODEL)
    seen = set()
    for path in sorted(root.glob("seeds/articles/*.txt"))[:20]:
        text = path.read_bytes().decode(errors="replace")
        assert small.words([text]) == own.words([text])
        seen.add(id(small._memory))
        assert len(small._memory._chunk_numbers) <= 51 + len(set(text.split()))
    assert len(seen) > 1


def test_it_can_be_stopped_at_any_place(monkeypatch: pytest.MonkeyPatch, own: Engine) -> None:
    engine = Engine(MODEL)
    text = "Bà Hoà ở phường Thuỷ Xuân, thành phố Huế."

    def stop(chunk: str, last: bool) -> list[str]:
        if chunk == "thành":
            raise KeyboardInterrupt
        return cut(chunk, last)

    with monkeypatch.context() as patch:
        patch.setattr(memory, "cut", stop)
        with pytest.raises(KeyboardInterrupt):
            engine.words([text])
    assert engine.words([text]) == own.words([text])


def test_threads_share_one_engine(own: Engine, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "CHUNKS", 2000)  # so that it is begun anew now and then
    paths = sorted(root.glob("seeds/articles/*.txt"))[:60]
    texts = [path.read_bytes().decode(errors="replace") for path in paths]
    expected = [own.words([text])[0] for text in texts]
    shared = Engine(MODEL)

    def run(seed: int) -> bool:
        order = random.Random(seed).sample(range(len(texts)), len(texts))
        return all(shared.words([texts[i]]) == [expected[i]] for i in order)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(run, range(8)))


def test_the_engine_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_engines", {})
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: segmentation.engine("own"), range(8)))
    assert len(found) == 1


CODE = """
import logging, sys
from toolkit.text import segmenters
print(segmenters["underthesea"]({{"engine": {engine!r}}}).words("Việt Nam"))
heavy = ("torch", "transformers", "mlflow", "pandas", "underthesea", "joblib", "numba")
print([name for name in heavy if name in sys.modules])
print(logging.getLogger().handlers, logging.getLogger().level)
print("underthesea.pipeline.translate" in sys.modules)
"""


@pytest.mark.parametrize(
    ("engine", "imported"), [("own", "[]"), ("library", "['underthesea', 'joblib']")]
)
def test_nothing_but_words_comes_of_it(
    engine: str, imported: str, root: Path, tmp_path: Path
) -> None:
    """No heavy import, though torch and transformers can be imported; the root logger is as before.

    The library's import adds a handler, which would make a host's basicConfig a no-op.
    """
    for name in ("torch", "transformers"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(engine=engine)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{tmp_path}"},
    )
    assert done.stdout.splitlines() == ["['Việt Nam']", imported, "[] 30", "False"]
