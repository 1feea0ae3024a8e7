"""A score with its interval, and scores by name."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Scores", "Value"]


@dataclass(frozen=True)
class Value:
    """A score with its 95 % confidence interval; all three are nan where it is undefined."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        if self.value != self.value:
            return "-"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"

    def to_record(self) -> dict[str, float | None]:
        """Plain values for JSON, rounded to 6 places; null where undefined."""
        return {key: None if x != x else round(x, 6) for key, x in asdict(self).items()}


@dataclass(frozen=True)
class Scores:
    """Scores per theme and over all: names such as ``f1/elections``, ``micro_f1``."""

    values: dict[str, Value]
    support: dict[str, int]

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def to_record(self) -> dict[str, dict[str, float | None]]:
        """Plain values for JSON: value, low and high of each score; null where undefined."""
        return {name: value.to_record() for name, value in self.values.items()}
