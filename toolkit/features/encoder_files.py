"""Files of pretrained encoders: what may be read of them, and without noise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigError

__all__ = ["fetched", "opening", "quietly", "require_words"]

_DATA = ["*.json", "*.txt", "*.model", "*.codes", "*.jinja", "*.safetensors"]
"""What is fetched from the hub: no code, no pickles."""
_EXPECTED = (
    "expected the folder of an encoder with its tokenizer and weights as safetensors, or its name "
    "on the hub."
)
_PICKLES = {"pytorch_model": "model", "adapter_model": "adapter_model"}
"""Beginnings of the names of pickled weights, and of the safetensors that may stand for them."""


@contextmanager
def opening(encoder: str, setting: str) -> Iterator[None]:
    """Around the loading of ``encoder``, a folder or a name on the hub, by a library.

    Raises ConfigError for what is not to be had or cannot be read inside, and for a folder with
    weights as a pickle alone; ``setting`` is what is to be changed then.
    """
    from safetensors import SafetensorError

    _require_safetensors(Path(encoder), setting)
    try:
        with _without_bars():
            yield
    except (OSError, ValueError, LookupError, TypeError, RuntimeError, SafetensorError) as error:
        found = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise ConfigError(
            f"{setting}: {encoder!r} cannot be loaded ({found}); {_EXPECTED}"
        ) from None


def require_words(tokenizer: Any, encoder: str, setting: str) -> None:
    """Raises ConfigError for a tokenizer without a word, as is made where its files are missing."""
    special = getattr(tokenizer, "all_special_tokens", None)  # static models have other tokenizers
    if special is not None and len(tokenizer) <= len(special):
        raise ConfigError(f"{setting}: {encoder!r} has no tokenizer that knows a word; {_EXPECTED}")


@contextmanager
def quietly() -> Iterator[None]:
    """Without the bars and reports that transformers shows even where nobody reads them."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        with _without_bars():
            yield
    finally:
        logging.set_verbosity(level)


@contextmanager
def _without_bars() -> Iterator[None]:
    from transformers.utils import logging

    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if bars:
            logging.enable_progress_bar()


def fetched(encoder: str) -> str:
    """The folder of an encoder; of one on the hub, no code and no pickles are fetched."""
    from huggingface_hub import snapshot_download

    return encoder if Path(encoder).is_dir() else snapshot_download(encoder, allow_patterns=_DATA)


def _require_safetensors(folder: Path, setting: str) -> None:
    for path in sorted(folder.rglob("*.bin")):
        for start, safe in _PICKLES.items():
            if path.name.startswith(start) and not any(path.parent.glob(f"{safe}*.safetensors")):
                raise ConfigError(
                    f"{setting}: found {path}, a pickle, which may hold code and is not opened; "
                    f"expected {safe}.safetensors beside it. Take a version of the encoder that "
                    "has it, or convert it: https://huggingface.co/docs/safetensors"
                )
