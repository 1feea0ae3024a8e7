"""The web application: ``POST /predict``, ``GET /health``, ``GET /docs``."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from toolkit.articles import Article
from toolkit.errors import ArticleError
from toolkit.pages import read_page
from toolkit.predictions import predicted
from toolkit.serving.docs import docs_page
from toolkit.serving.limits import Limits, Refused, Workers
from toolkit.serving.schema import Answer, Asked, Error, Given, Health

if TYPE_CHECKING:
    from toolkit.model import Classifier
    from toolkit.topics import Topics

__all__ = ["make_app"]

_JSON = "application/json"
_PAGES = ("text/plain", "text/html", "application/octet-stream")
_STATUSES = {
    400: "The body is no JSON.",
    413: "The body is too large, or has too many articles.",
    415: "The body is neither JSON nor a page.",
    422: "The JSON is not as described.",
    503: "Too many requests at once.",
    504: "The time is over.",
}
_BODY = {
    "required": True,
    "content": {
        _JSON: {"schema": Asked.model_json_schema()},
        "text/plain": {"schema": {"type": "string", "description": "One raw page."}},
        "text/html": {"schema": {"type": "string", "description": "One raw page."}},
    },
}


def make_app(model: Classifier | Topics, name: str, limits: Limits) -> FastAPI:
    """Offer ``model`` under ``name``. Every error is ``{"error": "…"}``; nothing is kept."""
    app = FastAPI(title=f"Predictions of {name}", docs_url=None, redoc_url=None)
    workers = Workers()

    async def predict(request: Request) -> JSONResponse:
        """Label articles, or one raw page: themes with probabilities and evidence, or topics."""
        try:
            async with asyncio.timeout(limits.seconds):
                given = _given(request, await _body(request, limits.body), limits.articles)
                found = await workers.do(lambda: _predictions(model, given))
        except TimeoutError:
            raise Refused(504, f"not done within {limits.seconds:g} seconds.") from None
        return JSONResponse({"model": name, "predictions": found})

    async def health() -> Health:
        """Whether the model answers, and which it is."""
        return Health(status="ok", model=name, themes=list(getattr(model, "themes", [])))

    async def docs() -> HTMLResponse:
        return HTMLResponse(docs_page(app.openapi()))

    responses: dict[int | str, dict[str, Any]] = {
        status: {"model": Error, "description": said} for status, said in _STATUSES.items()
    }
    responses[200] = {"model": Answer}
    app.post("/predict", responses=responses, openapi_extra={"requestBody": _BODY})(predict)
    app.get("/health")(health)
    app.get("/docs", include_in_schema=False)(docs)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_exception_handler(Exception, _our_fault)
    return app


async def _body(request: Request, limit: int) -> bytes:
    """The request's body. Raises Refused as soon as it is too large."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise Refused(413, f"the body has more than {limit:,} bytes.")
        parts.append(part)
    return b"".join(parts)


def _given(request: Request, body: bytes, most: int) -> Sequence[Given | bytes]:
    """The articles of a JSON body, or the one page that the body is. Raises Refused."""
    kind = request.headers.get("content-type", _JSON).partition(";")[0].strip().lower()
    if kind in _PAGES:
        return [body]
    if kind != _JSON:
        raise Refused(415, f"found {kind[:100]}; expected {', '.join((_JSON, *_PAGES))}.")
    try:
        articles = Asked.model_validate_json(body).articles
    except ValidationError as error:
        raise _misunderstood(error) from None
    if len(articles) > most:
        raise Refused(413, f"found {len(articles):,} articles; expected at most {most:,}.")
    return articles


def _misunderstood(error: ValidationError) -> Refused:
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    said = "; ".join(
        ".".join(map(str, problem["loc"])) + (": " if problem["loc"] else "") + problem["msg"]
        for problem in problems[:5]
    )
    return Refused(400 if problems[0]["type"] == "json_invalid" else 422, said)


def _predictions(
    model: Classifier | Topics, given: Sequence[Given | bytes]
) -> list[dict[str, Any]]:
    """A record for each that is given; one that cannot be read has an error."""
    read = [_article(item) for item in given]
    told = iter(predicted(model, [item for item in read if isinstance(item, Article)]))
    return [next(told) if isinstance(item, Article) else item for item in read]


def _article(given: Given | bytes) -> Article | dict[str, Any]:
    id_ = None if isinstance(given, bytes) else given.id
    try:
        if isinstance(given, bytes):
            article = read_page(given)
        elif given.page is not None:
            article = read_page(given.page)
        else:
            article = Article.from_text(given.text or "", given.title)
        if not article.text.strip():
            raise ArticleError("found no text; expected a title or a paragraph.")
    except ArticleError as error:
        return {"id": id_, "title": None, "error": str(error)}
    return replace(article, id=id_) if id_ else article


async def _refused(request: Request, error: Exception) -> JSONResponse:
    status = error.status if isinstance(error, Refused) else 500
    return JSONResponse({"error": str(error)}, status)


async def _not_there(request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else ""
    return JSONResponse(
        {"error": f"{said}: expected POST /predict, GET /health or GET /docs."}, status
    )


async def _our_fault(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": "a fault of the toolkit; its log tells more."}, 500)
