"""Texts for Hypothesis: press syllables in both compositions, and what scrapers leave."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

__all__ = ["ANYTHING", "PRESS"]

SYLLABLES = (
    "hoà", "thuỷ", "quý", "Hoàng", "khỏe", "TOÀ", "UỶ", "ý", "ở", "đường", "Đảng", "nghiêng",
    "Trần", "T.Ư", "UBND", "MTTQ", "TP.HCM", "NĐ-CP", "2.705", "23,5", "16/5/2016", "27-CT/TW",
    "F0", "17:53", "QĐ-TTg", "hòa", "úy",
)  # fmt: skip
MARKS = (
    *" .,;:!?()\"'-/%&\n\t",
    *("\u00a0", "\u202f", "\u3000", "\u200b", "\u200d", "\ufeff", "\u00ad", "\r\n", "  ", "\n\n"),
    *("“", "”", "‘", "’", "–", "—", "…", "«", "»", "•", "Ð", "...", "\u0301", "\u0309", "\u0323"),
)


def _spell(pieces: list[tuple[str, bool]]) -> str:
    return "".join(unicodedata.normalize("NFD", p) if split else p for p, split in pieces)


PRESS = st.lists(
    st.tuples(st.sampled_from(SYLLABLES) | st.sampled_from(MARKS), st.booleans()), max_size=25
).map(_spell)
"""Runs of syllables and marks as a scraped page may have them."""

ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
"""Any text that can be encoded."""
