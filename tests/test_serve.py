"""`toolkit serve`: predictions over HTTP, its limits, and the command as a process."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from processes import environment

from toolkit.articles import Article
from toolkit.model import Classifier

pytest.importorskip("fastapi")

from toolkit.serving import Limits, make_app
from toolkit.serving.limits import AT_WORK, WAITING, Refused, Workers

Ask = Callable[..., tuple[int, Any]]


def call(
    app: Any, path: str, body: bytes = b"", method: str = "POST", kind: str = "application/json"
) -> tuple[int, bytes]:
    """Ask an ASGI application in this process: status and body."""
    parts = [body[i : i + 1000] for i in range(0, len(body), 1000)] or [b""]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if not parts:
            await asyncio.sleep(3600)  # the client waits for the answer
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "headers": [(b"content-type", kind.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture(scope="module")
def ask(small_model: Classifier) -> Ask:
    app = make_app(small_model, "schools", Limits(body=50_000, articles=3, seconds=60))

    def asked(body: Any, **settings: Any) -> tuple[int, Any]:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        status, answer = call(app, "/predict", content, **settings)
        return status, json.loads(answer)

    return asked


def test_predictions_with_evidence(
    ask: Ask, small_model: Classifier, articles: list[Article]
) -> None:
    given = [
        {"id": article.id, "title": article.title, "text": "\n".join(article.body)}
        for article in articles[8:11]
    ]
    status, answer = ask({"articles": given})
    assert status == 200
    assert answer["model"] == "schools"
    assert answer["predictions"] == [
        prediction.to_record() for prediction in small_model.predict(articles[8:11])
    ]
    assert any(answer["predictions"][0]["evidence"].values())


def test_a_raw_page_as_the_body_and_in_json(ask: Ask, root: Path) -> None:
    from toolkit import read

    page = root / "seeds/samples/a249.txt"
    status, answer = ask(page.read_bytes(), kind="text/plain; charset=utf-8")
    assert status == 200
    [found] = answer["predictions"]
    assert found["title"] == read(page).title
    status, answer = ask({"articles": [{"id": "x", "page": page.read_text(encoding="utf-8")}]})
    assert answer["predictions"] == [{**found, "id": "x"}]


def test_what_cannot_be_read_has_an_error_in_its_place(ask: Ask, articles: list[Article]) -> None:
    given = [{"id": "a", "text": " "}, {"id": "b", "page": "%PDF"}, {"text": articles[0].text}]
    status, answer = ask({"articles": given})
    assert status == 200
    first, second, third = answer["predictions"]
    assert (first["id"], second["id"]) == ("a", "b")
    assert "no text" in first["error"]
    assert second["error"]
    assert third["themes"] == ["schooling"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "EOF"),
        (b"{", 400, "EOF"),
        (b"\xff", 400, "Invalid JSON"),
        (b"[" * 20_000, 400, "recursion"),
        ([], 422, "Input should be an object"),
        ({}, 422, "articles: Field required"),
        ({"articles": []}, 422, "at least 1"),
        ({"articles": [{"id": "x"}]}, 422, "one of text and page"),
        ({"articles": [{"text": "x", "page": "x"}]}, 422, "one of text and page"),
        ({"articles": [{"text": 3}]}, 422, "articles.0.text: Input should be a valid string"),
        ({"articles": [{"text": "x", "titel": "x"}]}, 422, "titel: Extra inputs"),
        ({"articles": [{"text": "x"}] * 4}, 413, "4 articles; expected at most 3"),
        ({"articles": [{"text": "x" * 50_000}]}, 413, "more than 50,000 bytes"),
    ],
)
def test_what_is_refused(ask: Ask, body: Any, status: int, said: str) -> None:
    found, answer = ask(body)
    assert found == status, answer
    assert list(answer) == ["error"]
    assert said in answer["error"]


def test_another_kind_of_body_is_refused(ask: Ask) -> None:
    status, answer = ask(b"x", kind="image/png")
    assert status == 415
    assert "image/png" in answer["error"]


def test_other_addresses(small_model: Classifier) -> None:
    app = make_app(small_model, "schools", Limits())
    status, body = call(app, "/health", method="GET")
    assert (status, json.loads(body)) == (
        200,
        {"status": "ok", "model": "schools", "themes": ["schooling", "traffic"]},
    )
    for path, method, expected in (("/nowhere", "GET", 404), ("/predict", "GET", 405)):
        status, body = call(app, path, method=method)
        assert status == expected
        assert "POST /predict" in json.loads(body)["error"]


def test_its_docs_need_nothing_from_elsewhere(small_model: Classifier) -> None:
    app = make_app(small_model, "<schools>", Limits())
    status, body = call(app, "/docs", method="GET")
    page = body.decode()
    assert status == 200
    assert "POST /predict" in page
    assert "&lt;schools&gt;" in page
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=.?(?:https?:)?//", page)
    description = json.loads(call(app, "/openapi.json", method="GET")[1])
    posted = description["paths"]["/predict"]["post"]
    assert set(posted["responses"]) == {"200", "400", "413", "415", "422", "503", "504"}
    assert "text/plain" in posted["requestBody"]["content"]
    assert {"Answer", "Labelled", "Evidence"} <= set(description["components"]["schemas"])


class Held:
    """A model that answers only when it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()

    def transform(self, articles: Any) -> Any:
        import numpy as np

        self.let.wait(60)
        return np.ones((len(articles), 1))


def test_what_takes_too_long_is_given_up() -> None:
    model = Held()
    app = make_app(model, "held", Limits(seconds=0.2))  # type: ignore[arg-type]
    body = json.dumps({"articles": [{"text": "chợ"}]}).encode()
    try:
        status, answer = call(app, "/predict", body)
        assert (status, json.loads(answer)) == (504, {"error": "not done within 0.2 seconds."})
    finally:
        model.let.set()


def test_a_body_that_never_ends_is_given_up(small_model: Classifier) -> None:
    app = make_app(small_model, "schools", Limits(seconds=0.2))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/predict", "query_string": b"",
             "headers": [(b"content-type", b"text/plain")]}  # fmt: skip
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 504


def test_too_many_at_once_are_refused() -> None:
    workers, let = Workers(), threading.Event()

    async def crowd() -> list[Any]:
        tasks = [asyncio.create_task(workers.do(let.wait)) for _ in range(AT_WORK + WAITING)]
        await asyncio.sleep(0)
        with pytest.raises(Refused) as refused:
            await workers.do(let.wait)
        assert refused.value.status == 503
        let.set()
        return [*await asyncio.gather(*tasks), await workers.do(lambda: "free again")]

    assert asyncio.run(crowd()) == [True] * (AT_WORK + WAITING) + ["free again"]


def test_a_fault_of_ours_is_told_as_json() -> None:
    app = make_app(object(), "broken", Limits())  # type: ignore[arg-type]
    with pytest.raises(AttributeError):  # the server logs it
        call(app, "/predict", json.dumps({"articles": [{"text": "chợ"}]}).encode())


def test_topics(small_project: Path) -> None:
    class Shares:
        def transform(self, articles: Any) -> Any:
            import numpy as np

            return np.array([[0.25, 0.75]] * len(articles))

    app = make_app(Shares(), "topics", Limits())  # type: ignore[arg-type]
    status, body = call(app, "/predict", json.dumps({"articles": [{"text": "chợ"}]}).encode())
    assert status == 200
    [found] = json.loads(body)["predictions"]
    assert (found["topics"], found["shares"]) == ([1, 0], [0.75, 0.25])


def test_the_command(small_model: Classifier, tmp_path: Path) -> None:
    small_model.save(tmp_path / "schools")
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", "serve", "schools"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    address = re.search(r"schools: (http://127\.0\.0\.1:\d+)/docs", line)
    assert address, process.communicate()
    body = json.dumps({"articles": [{"text": "Cô giáo và học sinh đến lớp."}]}).encode()
    request = urllib.request.Request(
        f"{address.group(1)}/predict", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["predictions"][0]["probabilities"]
    port = address.group(1).rpartition(":")[2]
    taken = subprocess.run(
        [sys.executable, "-m", "toolkit", "serve", "schools", "--port", port],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert taken.returncode == 2
    assert f"127.0.0.1:{port} cannot be listened on" in taken.stderr
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
