"""The page of a run: how good its classifier is, where it errs, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from toolkit.report import confusion, errors, parts, plots, settings, words
from toolkit.report.confusion import confusion_section
from toolkit.report.curves import calibration_section, precision_recall_section
from toolkit.report.errors import errors_section
from toolkit.report.learning import learning_section
from toolkit.report.run import Run
from toolkit.report.scores import scores_section
from toolkit.report.settings import settings_section
from toolkit.report.slices import slices_section
from toolkit.report.suspects import suspects_section
from toolkit.report.words import words_section
from toolkit.sheet import FRAMED
from toolkit.stats.page import document, figures

__all__ = ["run_report"]

_STYLE = """
nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-top: 1.2rem; font-size: .9rem; }
nav a { color: var(--fill); text-decoration: none; }
section { scroll-margin-top: 1rem; }
.cards > div { margin-bottom: 1.2rem; }
h3 .soft { font-weight: 400; font-size: .875rem; white-space: nowrap; }
"""
_STYLES = (
    *(_STYLE, parts.STYLE, plots.STYLE, confusion.STYLE, words.STYLE, errors.STYLE),
    settings.STYLE,
)
_SECTIONS = {
    "scores": "Scores",
    "curves": "Precision and recall",
    "calibration": "Calibration",
    "confusion": "Confusion",
    "words": "Words",
    "errors": "Errors",
    "suspects": "Label suspects",
    "slices": "Slices",
    "learning": "Learning curve",
    "made": "Made with",
}


def run_report(run: Run) -> str:
    """The page: self-contained, the same bytes for the same run."""
    links = "".join(f'<a href="#{anchor}">{name}</a>' for anchor, name in _SECTIONS.items())
    body = [
        *_head(run),
        f"<nav>{links}</nav>",
        '<main class="sheet">',
        scores_section(run),
        precision_recall_section(run),
        calibration_section(run),
        confusion_section(run),
        words_section(run),
        errors_section(run),
        suspects_section(run),
        slices_section(run),
        learning_section(run),
        settings_section(run),
        f"</main><script>{FRAMED}{errors.SCRIPT}</script>",
    ]
    return document(f"Report on {run.name}", body, "".join(_STYLES))


def _head(run: Run) -> Iterator[str]:
    presence, split = run.model.metrics["presence"], run.model.metrics["split"]
    yield f"<h1>Report on {escape(run.name)}</h1>"
    scored = len(run.judged.articles)
    yield (
        f'<p class="soft">Themes in {scored:,} labelled articles, each judged by a model that had '
        f"not seen it (split: {escape(str(split['name']))}).</p>"
    )
    facts = [("articles", f"{scored:,}"), ("themes", str(len(run.themes)))]
    for name, key in (("macro-F1", "macro_f1"), ("micro-F1", "micro_f1"), ("accuracy", "accuracy")):
        if key in presence and presence[key]["value"] is not None:
            facts.append((name, f"{presence[key]['value']:.3f}"))
    facts.append(("label suspects", f"{len(run.suspects):,}"))
    yield figures(facts)
    for warning in split.get("warnings", ()):
        yield f'<p class="warning">{escape(warning)}</p>'
