"""Numbers replaced by their kind."""

from __future__ import annotations

from toolkit.text.aligned import Aligned
from toolkit.text.quantities import KINDS, Kind, quantities
from toolkit.text.registry import Step, steps

__all__ = ["MASKS", "mask"]

MASKS: dict[Kind, str] = {
    "document": "_văn_bản_",
    "date": "_ngày_",
    "time": "_giờ_",
    "money": "_tiền_",
    "percent": "_phần_trăm_",
    "phone": "_điện_thoại_",
    "kilometre": "_km_",
    "number": "_số_",
}
"""What stands for a number of each kind: one token to every segmenter, and no word."""


@steps.register("mask")
def mask(kinds: tuple[Kind, ...] = KINDS) -> Step:
    """Dates, money, document and other numbers replaced by their kind: ``_ngày_``, ``_tiền_``.

    ``kinds`` are those that are masked. Put it after `abbreviations`, whose rules look at
    numbers.

    Source: forms of numbers by Decree 30/2020/NĐ-CP and the usage of the press.
    """
    wanted = frozenset(kinds)

    def cover(text: Aligned) -> Aligned:
        found = quantities(text.text)
        return text.edit((q.start, q.end, MASKS[q.kind]) for q in found if q.kind in wanted)

    return cover
