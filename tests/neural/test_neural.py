"""In an environment that has torch: what must not change there."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.neural

SEGMENT = "from toolkit.text import words; print(words('Việt Nam đổi mới'))"


def loaded_after(code: str) -> set[str]:
    ask = f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_torch_is_here() -> None:
    pytest.importorskip("torch")
    pytest.importorskip("sentence_transformers")


@pytest.mark.parametrize("code", ["import toolkit", SEGMENT])
def test_torch_is_not_loaded_for_text(code: str) -> None:
    pytest.importorskip("torch")
    assert not loaded_after(code) & {"torch", "transformers"}
