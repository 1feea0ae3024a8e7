"""What is asked and answered, as OpenAPI tells it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["Answer", "Asked", "Error", "Given", "Health"]


class Given(BaseModel):
    """An article: its clean ``text``, a paragraph a line, or a raw ``page`` of text or HTML."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = Field(None, max_length=500, description="Else a hash of the text.")
    title: str | None = Field(None, max_length=5000, description="Of a text; a page has its own.")
    text: str | None = None
    page: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Given:
        if (self.text is None) == (self.page is None):
            raise ValueError("expected one of text and page")
        return self


class Asked(BaseModel):
    """Articles to be labelled."""

    model_config = ConfigDict(extra="forbid")

    articles: list[Given] = Field(min_length=1)


class Evidence(BaseModel):
    """A place in the article's text (title, lead and paragraphs, a line each)."""

    text: str
    start: int
    end: int
    weight: float = Field(description="What it adds to the theme's score.")
    unit: str = Field(description="sentence or word")


class Labelled(BaseModel):
    """What a classifier says of one article."""

    id: str
    title: str | None
    themes: list[str]
    main: list[str]
    undecided: list[str]
    probabilities: dict[str, float]
    evidence: dict[str, list[Evidence]]


class Mixed(BaseModel):
    """What a topic model says of one article: its topics, the largest share first."""

    id: str
    title: str | None
    topics: list[int]
    shares: list[float]


class Unread(BaseModel):
    """An article that could not be read."""

    id: str | None
    title: None
    error: str


class Answer(BaseModel):
    """One prediction for each article, in the order of the request."""

    model: str
    predictions: list[Labelled | Mixed | Unread]


class Health(BaseModel):
    """The model that answers."""

    status: str
    model: str
    themes: list[str]


class Error(BaseModel):
    """Why a request was refused."""

    error: str
