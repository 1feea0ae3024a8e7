"""Topic models: each finds topics in word counts and gives every article's shares of them."""

from toolkit.topics import bertopic, consensus, dynamic, gibbs, guided, hdp, lda, lsi, nmf, seeded
from toolkit.topics.folder import load_topics
from toolkit.topics.registry import TopicModel, topic_models
from toolkit.topics.topics import Assignment, Topic, Topics

__all__ = [
    "Assignment",
    "Topic",
    "TopicModel",
    "Topics",
    "bertopic",
    "consensus",
    "dynamic",
    "gibbs",
    "guided",
    "hdp",
    "lda",
    "load_topics",
    "lsi",
    "nmf",
    "seeded",
    "topic_models",
]
