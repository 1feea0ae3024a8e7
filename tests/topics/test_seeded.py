"""Topics anchored to the themes of a codebook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.codebook import load_codebook
from toolkit.config import Named, defaults
from toolkit.errors import ArticleError, ConfigError
from toolkit.experiment.topics import run_topics
from toolkit.text import segmenters
from toolkit.topics import Topics
from toolkit.topics.fit import _spoken
from toolkit.topics.registry import Seeded
from toolkit.topics.seeds import seed_weights


def test_each_theme_has_its_topic(fitted, articles, themes):
    result = fitted("seeded_lda")
    model = result.topics.model
    assert isinstance(model, Seeded)
    assert sorted(model.anchored().values()) == ["Bến cảng", "Trường học"]
    for topic, theme in model.anchored().items():
        title = {"Bến cảng": "harbour", "Trường học": "school"}[theme]
        assert result.topics.topics[topic].label == theme
        assert {word for word, _ in result.topics.topics[topic].words[:8]} <= {
            title,
            *themes[title],
        }
    shares = result.topics.transform(articles)
    for topic, theme in model.anchored().items():
        own = [a.title == {"Bến cảng": "harbour", "Trường học": "school"}[theme] for a in articles]
        inside, outside = shares[own, topic], shares[[not one for one in own], topic]
        assert inside.mean() > 3 * outside.mean()


def test_phrases_that_no_article_has_are_named(experiment, articles):
    told = []
    run_topics(experiment("seeded_lda"), articles, note=told.append)
    assert told[0] == "harbour: 1 seed phrases stand in no article: đèn biển"


def test_a_phrase_with_stop_words_or_inside_another_is_not_absent():
    rows = [("các", "cử tri", ",", "đại biểu", "ở", "xã"), ("bầu cử",)]
    asked = {"cử tri, đại biểu", "đại biểu ở xã", "biểu ở", "bầu cử", "cử"}
    assert _spoken(asked, rows).whole == {"cử tri, đại biểu", "đại biểu ở xã", "bầu cử"}


def test_a_phrase_that_words_cut_through_is_not_absent():
    rows = [("đại biểu", "quốc hội", "khóa xv", "."), ("cử tri", "xã nhà")]
    asked = {"quốc hội khóa", "quốc hội", "biểu quốc hội", "xã", "hội nhà"}
    assert _spoken(asked, rows) == ({"quốc hội"}, {"quốc hội khóa", "biểu quốc hội", "xã"})


@pytest.mark.parametrize("found", ["đèn biển", "biển đèn"])
def test_a_phrase_that_words_cut_through_is_said(found, experiment, articles):
    """The segmenter joins its last syllable to the next."""
    lit = [replace(a, body=(*a.body, f"Ngọn {found} khơi sáng.")) for a in articles]
    base = experiment("seeded_lda")
    segmenter = defaults(segmenters, "underthesea")["underthesea"]
    lexicon = Named(segmenter.component, dict(segmenter.settings) | {"lexicon": ["biển khơi"]})
    told = []
    chosen = replace(base, vocabulary=replace(base.vocabulary, segmenter=lexicon))
    run_topics(chosen, lit, note=told.append)
    said = "harbour: 1 seed phrases stand only where the segmenter cuts through them: đèn biển"
    assert (said in told) == (found == "đèn biển")
    assert any("stand in no article: đèn biển" in one for one in told) == (found != "đèn biển")


def test_a_phrase_of_several_words_becomes_one(experiment, articles):
    joined = [
        replace(article, body=tuple(f"{text} Đèn biển sáng." for text in article.body))
        for article in articles
    ]
    base = experiment("seeded_lda")
    chosen = replace(base, vocabulary=replace(base.vocabulary, max_share=1.0))
    told = []
    topics = run_topics(chosen, joined, note=told.append).topics
    assert "đèn biển" in topics.vocabulary.words
    assert "đèn" not in topics.vocabulary.words
    assert not any("seed phrases" in said for said in told)


def test_a_theme_without_any_phrase_is_said(experiment, articles):
    orchard = [article for article in articles if article.title != "school"]
    with pytest.raises(ArticleError, match="school: none of its 2 seed phrases"):
        run_topics(experiment("seeded_lda"), orchard)


def test_more_topics_than_themes(experiment, articles):
    with pytest.raises(ConfigError, match=r"model\.k: found 2; expected more than the 2 themes"):
        run_topics(experiment("seeded_lda", k=2), articles)


def test_a_codebook_is_needed(experiment, articles):
    with pytest.raises(ConfigError, match=r"codebook: found none.*seeds/codebook\.yaml"):
        run_topics(replace(experiment("seeded_lda"), codebook=None), articles)


def test_anchors_are_kept(fitted, tmp_path):
    topics = fitted("seeded_lda").topics
    topics.save(tmp_path / "model")
    loaded = Topics.load(tmp_path / "model")
    assert (loaded.model.anchors_ == topics.model.anchors_).all()
    assert [topic.label for topic in loaded.topics] == [topic.label for topic in topics.topics]


def test_a_phrase_of_two_themes_marks_the_surer(experiment):
    codebook = load_codebook(experiment("seeded_lda").codebook)
    harbour, school = codebook.themes
    twice = replace(school, phrases=(replace(harbour.phrases[3], weight=3.0), *school.phrases))
    weights, _ = seed_weights((harbour, twice), ("cảng", "lớp", "sóng"))
    assert weights[:, 2].tolist() == [0, 0.5]
