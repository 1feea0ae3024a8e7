"""What people call the themes that predictions know by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.codebook import load_codebook
from toolkit.errors import CodebookError

__all__ = ["theme_names"]

_SHIPPED = Path("seeds/codebook.yaml")


def theme_names(themes: Sequence[str], codebook: Path | None = None) -> dict[str, str]:
    """Each theme's names, such as ``Bầu cử (Elections)``; its id where none is known.

    They are those of ``codebook``; without one, of the codebook in ``seeds/`` of the working
    folder, if it is there. Raises CodebookError for one that cannot be read or knows no theme.
    """
    if codebook is None and not _SHIPPED.is_file():
        return {theme: theme for theme in themes}
    read = load_codebook(codebook or _SHIPPED)
    known = {theme.id: f"{theme.vi} ({theme.en})" for theme in read.themes}
    if codebook is not None and known.keys().isdisjoint(themes):
        raise CodebookError(
            f"{codebook}: found the themes {', '.join(known)}; expected those of the predictions, "
            f"{', '.join(themes)}."
        )
    return {theme: known.get(theme, theme) for theme in themes}
