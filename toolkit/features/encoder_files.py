"""Files of pretrained encoders: what may be read of them, and without noise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import ConfigError

__all__ = ["fetched", "opening", "quietly"]

_DATA = ["*.json", "*.txt", "*.model", "*.codes", "*.jinja", "*.safetensors"]
"""What is fetched from the hub: no code, no pickles."""
_PICKLES = {"pytorch_model": "model", "adapter_model": "adapter_model"}
"""Beginnings of the names of pickled weights, and of the safetensors that may stand for them."""


@contextmanager
def opening(encoder: str, setting: str) -> Iterator[None]:
    """Around the loading of ``encoder``, a folder or a name on the hub, by a library; quietly.

    Raises ConfigError for what is not to be had or cannot be read inside, and for a folder with
    weights as a pickle alone; ``setting`` is what is to be changed then.
    """
    from safetensors import SafetensorError

    _require_safetensors(Path(encoder), setting)
    try:
        with quietly():
            yield
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ConfigError(
            f"{setting}: {encoder!r} cannot be loaded ({str(error).strip().splitlines()[0]}); "
            "expected the folder of an encoder with weights as safetensors, or its name on the hub."
        ) from None


@contextmanager
def quietly() -> Iterator[None]:
    """Without the bars and reports that transformers shows even where nobody reads them."""
    from transformers.utils import logging

    bars, level = logging.is_progress_bar_enabled(), logging.get_verbosity()
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        yield
    finally:
        logging.set_verbosity(level)
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
