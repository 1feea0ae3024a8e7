"""Results as pages that a researcher reads: self-contained HTML, no request to anywhere.

Text from pages is data: every piece of it is escaped.
"""

from __future__ import annotations

from toolkit.report.article import labelled_article
from toolkit.report.page import run_report
from toolkit.report.run import Run, read_run
from toolkit.report.suspects import suspects_csv

__all__ = ["Run", "labelled_article", "read_run", "run_report", "suspects_csv"]
