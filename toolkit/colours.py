"""The colours of themes, in pages and in figures."""

from __future__ import annotations

__all__ = ["COLOURS"]

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5c00", "#6b6b6b")
"""Okabe and Ito's palette, one colour a theme: told apart by colour-blind readers too."""
