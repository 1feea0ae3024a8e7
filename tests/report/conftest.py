"""A run whose articles try to be more than text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from toolkit.report import Run

EVIL = "<script>document.title='run'</script><img src=http://evil.example/x.png>"


@pytest.fixture(scope="session")
def run(small_result: Any) -> Run:
    """The report's material of a quick training."""
    return Run("small", small_result.model, small_result.judged)


@pytest.fixture(scope="session")
def evil_run(run: Run) -> Run:
    """The same with tags in everything that an article says, and half of the labels wrong."""
    articles = tuple(
        replace(
            article,
            id=f"{article.id}{EVIL}",
            title=f"{EVIL} {article.title}",
            lead=EVIL,
            source=EVIL,
            place=EVIL,
        )
        for article in run.judged.articles
    )
    levels = run.judged.levels.copy()
    levels[::2] = 2 - levels[::2]
    return Run(EVIL, run.model, replace(run.judged, articles=articles, levels=levels))
