"""Do people see what a topic is about? Sheets on which judges look for what does not belong.

`draw` makes the tasks, `sheets` writes them without and with their answers, `filled` reads what
judges wrote, `scores` tells how often they were right.

Source: Chang, Boyd-Graber, Gerrish, Wang and Blei (2009), Reading tea leaves: how humans interpret
topic models, NIPS 22.
"""

from __future__ import annotations

from toolkit.intrusion.draw import Drawn, Task, document_tasks, word_tasks
from toolkit.intrusion.filled import Judgement, read_filled
from toolkit.intrusion.scores import IntrusionScores, intrusion_scores
from toolkit.intrusion.sheets import Answers, read_answers, write_sheets

__all__ = [
    "Answers",
    "Drawn",
    "IntrusionScores",
    "Judgement",
    "Task",
    "document_tasks",
    "intrusion_scores",
    "read_answers",
    "read_filled",
    "word_tasks",
    "write_sheets",
]
