"""A training done again, to see whether it gives the same."""

from __future__ import annotations

from toolkit.reproduction.differences import Cause, Compared
from toolkit.reproduction.rerun import Reproduced, reproduce

__all__ = ["Cause", "Compared", "Reproduced", "reproduce"]
