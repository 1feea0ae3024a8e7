"""A pretrained encoder, trained on with a head of one score per label."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from toolkit.classifiers.columns import _Columns
from toolkit.errors import ConfigError, ModelError
from toolkit.features.encoder_files import opening, quietly, require_words
from toolkit.features.windows import windows

__all__ = ["FineTunedColumns"]

_SETTING = "model.encoder"
_KINDS = frozenset({".json", ".txt", ".safetensors", ".codes", ".model", ".jinja"})
"""Endings of the files that a fine-tuned encoder is kept in: none of them holds code."""


class FineTunedColumns(_Columns):
    """A Hugging Face encoder with a classification head; reads texts.

    An article is read in windows, and its score is that of its best window: one passage is enough
    to carry a theme. ``files_`` holds what the library saves of encoder, head and tokenizer, the
    weights as safetensors.
    """

    reads_texts: ClassVar[bool] = True

    def __init__(
        self,
        encoder: str,
        window: int = 160,
        most: int = 6,
        passes: int = 4,
        batch: int = 8,
        rate: float = 2e-5,
        seed: int = 0,
    ) -> None:
        self.encoder = encoder
        self.window = window
        self.most = most
        self.passes = passes
        self.batch = batch
        self.rate = rate
        self.seed = seed

    def fit(self, texts: list[str], Y: NDArray[np.int_]) -> FineTunedColumns:
        """Train all weights. Raises ConfigError for an encoder that is not to be had."""
        import torch

        Y = np.asarray(Y).reshape(len(Y), -1)
        self.classes_ = np.arange(Y.shape[1])
        torch.manual_seed(self.seed)
        tokenizer, model = _load(self.encoder, Y.shape[1])
        model.to(_device()).train()
        steps = self.passes * -(-len(texts) // self.batch)
        optimizer = torch.optim.AdamW(model.parameters(), lr=self.rate, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _warm_up(steps))
        loss = torch.nn.BCEWithLogitsLoss()
        random = np.random.default_rng(self.seed)
        for _ in range(self.passes):
            order = random.permutation(len(texts))
            for start in range(0, len(order), self.batch):
                rows = order[start : start + self.batch]
                scores = self._score(tokenizer, model, [texts[i] for i in rows])
                wanted = torch.tensor(Y[rows], dtype=scores.dtype, device=scores.device)
                optimizer.zero_grad()
                loss(scores, wanted).backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                schedule.step()
        model.eval()
        self.files_ = _to_files(tokenizer, model)
        self._opened = tokenizer, model
        return self

    def decision_function(self, texts: list[str]) -> NDArray[np.float64]:
        """(n, n_labels): log odds of the best window."""
        import torch

        if "_opened" not in self.__dict__:
            self._opened = _from_files(self.files_)
        tokenizer, model = self._opened
        scores = np.zeros((len(texts), len(self.classes_)))
        with torch.inference_mode():
            for row, text in enumerate(texts):  # one by one: padding changes the last digits
                scores[row] = self._score(tokenizer, model, [text]).double().cpu().numpy()[0]
        return scores

    def _score(self, tokenizer: Any, model: Any, texts: list[str]) -> Any:
        """A tensor (n, n_labels), the largest over the windows of each text."""
        import torch

        split = [windows(text, self.window, self.most) for text in texts]
        encoded = tokenizer(
            [part for parts in split for part in parts],
            padding=True,
            truncation=True,
            max_length=_longest(tokenizer, model),
            return_tensors="pt",
        ).to(model.device)
        logits = model(**encoded).logits
        by_text = torch.split(logits, [len(parts) for parts in split])
        return torch.stack([part.max(dim=0).values for part in by_text])

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_opened", None)  # opened again from the files
        return state


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _warm_up(steps: int) -> Any:
    """The learning rate's factor at a step: up over the first tenth, then down to 0."""
    warm = max(steps // 10, 1)
    return lambda step: min((step + 1) / warm, max(steps - step, 0) / max(steps - warm, 1))


def _longest(tokenizer: Any, model: Any) -> int:
    """Tokens that the encoder reads at once; two positions are kept by RoBERTa and its kin."""
    positions = getattr(model.config, "max_position_embeddings", 512) - 2
    return int(min(tokenizer.model_max_length, positions, 512))


def _load(encoder: str, n_labels: int) -> tuple[Any, Any]:
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    with opening(encoder, _SETTING), quietly():
        tokenizer = AutoTokenizer.from_pretrained(encoder, trust_remote_code=False)
        model, told = AutoModelForSequenceClassification.from_pretrained(
            encoder,
            num_labels=n_labels,
            problem_type="multi_label_classification",
            ignore_mismatched_sizes=True,  # of the head
            output_loading_info=True,
            use_safetensors=True,
            trust_remote_code=False,
        )
    require_words(tokenizer, encoder, _SETTING)
    _require_weights(model.base_model_prefix, told, encoder)
    return tokenizer, model


def _require_weights(prefix: str, told: Mapping[str, Any], encoder: str) -> None:
    """Raises ConfigError where anything but the head would begin at random."""
    names = {*told["missing_keys"], *(key for key, *_ in told["mismatched_keys"])}
    absent = sorted(
        name for name in names if name.startswith(f"{prefix}.") and "pooler" not in name
    )
    if absent:
        raise ConfigError(
            f"{_SETTING}: {encoder!r} lacks {len(absent)} of its encoder's weights, such as "
            f"{absent[0]}, or has them in another shape; expected the weights that its config.json "
            "tells of."
        )


def _to_files(tokenizer: Any, model: Any) -> dict[str, bytes]:
    """Name → content of every file that the library saves."""
    with tempfile.TemporaryDirectory() as folder, quietly():
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return {path.name: path.read_bytes() for path in _files(Path(folder))}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.suffix in _KINDS)


def _from_files(files: dict[str, bytes]) -> tuple[Any, Any]:
    """Tokenizer and model. Raises ModelError for a file that may not be there."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    odd = [name for name in files if Path(name).name != name or Path(name).suffix not in _KINDS]
    if odd:
        raise ModelError(f"model.skops: found the file {odd[0]!r} inside; expected none but data.")
    settings: dict[str, Any] = {"trust_remote_code": False, "local_files_only": True}
    with tempfile.TemporaryDirectory() as folder, quietly():
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        tokenizer = AutoTokenizer.from_pretrained(folder, **settings)
        model = AutoModelForSequenceClassification.from_pretrained(
            folder, use_safetensors=True, **settings
        )
    return tokenizer, model.to(_device()).eval()
