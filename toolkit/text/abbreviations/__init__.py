"""Abbreviations of the political press written out where their context decides.

table        the rows of ``abbreviations.csv`` and of a user's own tables
rules        what a form stands for, by the words beside it
definitions  what a text explains itself: ``tổng mức đầu tư (TMĐT)``
expand       the step
"""

from toolkit.text.abbreviations.expand import abbreviations
from toolkit.text.abbreviations.table import Abbreviation, own_table

__all__ = ["Abbreviation", "abbreviations", "own_table"]
