"""The files in which underthesea keeps its word segmenter, read without importing or running it.

The weights are a CRFsuite model (Okazaki, http://www.chokkan.org/software/crfsuite/); the
dictionary is a pickle, of which only the strings are read.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "KNOWN",
    "LABELS",
    "MODEL",
    "Attributes",
    "core_version",
    "fingerprint",
    "folder",
    "read_attributes",
    "read_strings",
]

MODEL = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727"
SOURCES = (
    "models/fast_crf_sequence_tagger.py",
    "pipeline/text_normalize/character_normalize.py",
    "pipeline/text_normalize/text_normalizer.py",
    "pipeline/text_normalize/tn_rules_2023_07_14.bin",
    "pipeline/word_tokenize/__init__.py",
    "pipeline/word_tokenize/regex_tokenize.py",
    f"{MODEL}/dictionary.bin",
    f"{MODEL}/features.bin",
    f"{MODEL}/models.bin",
)
"""All that decides where the library sets its words, but for the compiled underthesea_core."""

KNOWN = {
    "3.3.2": "702992ef35c396a83e7dfc59ed75ea4ca91f43f63b6a639403d8a1f193a9b6ba",
}
"""Versions of underthesea_core that our engine was compared with: the fingerprint of SOURCES."""

LABELS = ("B-W", "I-W")
"""A token begins a word or is inside one."""


class Attributes(NamedTuple):
    """The weights of a two-label CRF.

    ``names[i]`` speaks for a token inside a word by ``weights[i]``: the weight of I-W less that
    of B-W. ``transitions[a, b]`` is the weight of label b after label a.
    """

    names: list[str]
    weights: NDArray[np.float64]
    transitions: NDArray[np.float64]


def folder() -> Path:
    """Where underthesea is installed. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("underthesea is not installed", name="underthesea")
    return Path(spec.submodule_search_locations[0])


def fingerprint(library: Path) -> str:
    """SHA-256 over SOURCES, empty where one is not there."""
    digest = hashlib.sha256()
    for name in SOURCES:
        try:
            content = (library / name).read_bytes()
        except OSError:
            return ""
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def core_version() -> str:
    """The version of underthesea_core, which makes features and finds the labels."""
    return importlib.metadata.version("underthesea_core")


def read_attributes(data: bytes) -> Attributes:
    """A CRFsuite model of LABELS. Raises ValueError for anything else."""
    magic, kind, labels, attributes = struct.unpack_from("<4s4x4s8xII", data)
    features, label_names, attribute_names = struct.unpack_from("<III", data, 28)
    if (magic, kind, labels) != (b"lCRF", b"FOMC", len(LABELS)):
        raise ValueError("this is no CRFsuite model of two labels")
    if tuple(_names(data, label_names, labels)) != LABELS:
        raise ValueError(f"the labels are not {', '.join(LABELS)}")
    (count,) = struct.unpack_from("<I", data, features + 8)
    layout = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
    rows = np.frombuffer(data, layout, count, features + 12)
    state, transition = rows[rows["kind"] == 0], rows[rows["kind"] == 1]
    weights = np.zeros((attributes, 2))
    weights[state["source"], state["label"]] = state["weight"]
    transitions = np.zeros((2, 2))
    transitions[transition["source"], transition["label"]] = transition["weight"]
    names = _names(data, attribute_names, attributes)
    return Attributes(names, weights[:, 1] - weights[:, 0], transitions)


def _names(data: bytes, start: int, count: int) -> list[str]:
    """The strings of a CQDB, by their number."""
    (links,) = struct.unpack_from("<I", data, start + 20)
    places = np.frombuffer(data, "<u4", count, start + links).astype(np.int64) + start
    sizes = np.frombuffer(data, np.uint8)[places[:, None] + np.arange(4, 8)].view("<u4").ravel()
    ends = places + 8 + sizes - 1  # a zero byte ends each
    spans = zip((places + 8).tolist(), ends.tolist(), strict=True)
    return [data[begin:end].decode() for begin, end in spans]


_SKIPPED = {
    0x80: 1,  # protocol
    0x95: 8,  # frame
    0x28: 0,  # mark
    0x5D: 0,  # empty list
    0x65: 0,  # append
    0x8F: 0,  # empty set
    0x90: 0,  # add
    0x94: 0,  # memoize
}
"""Opcodes of a pickled list or set of strings, with the bytes that follow each."""
_SHORT_STRING, _STRING, _STOP = 0x8C, 0x58, 0x2E


def read_strings(data: bytes) -> list[str]:
    """The strings of a pickled list or set, in order; nothing is executed.

    Raises ValueError for a pickle of anything else.
    """
    found: list[str] = []
    position = 0
    while (code := data[position]) != _STOP:
        if code == _SHORT_STRING:
            begin = position + 2
            position = begin + data[position + 1]
        elif code == _STRING:
            begin = position + 5
            position = begin + int.from_bytes(data[position + 1 : begin], "little")
        elif code in _SKIPPED:
            position += 1 + _SKIPPED[code]
            continue
        else:
            raise ValueError(f"the byte {code:#x} at {position} stands for no string")
        found.append(data[begin:position].decode())
    return found
