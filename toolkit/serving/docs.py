"""A page that tells how to ask, made of the OpenAPI description; it needs nothing from afar."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

__all__ = ["docs_page"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
pre { background: #f4f4f4; padding: .7rem; overflow-x: auto } h2 { margin-top: 2rem }
"""
_ASK = """curl http://HOST/predict -H 'Content-Type: application/json' -d '
  {"articles": [{"id": "a1", "title": "...", "text": "..."}]}'
curl http://HOST/predict -H 'Content-Type: text/plain' --data-binary @page.txt"""


def docs_page(description: Mapping[str, Any]) -> str:
    """HTML with every address, what it takes and what it answers."""
    title = escape(description["info"]["title"])
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            f"<title>{title}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{title}</h1>",
            '<p>The same for machines: <a href="openapi.json">openapi.json</a>.</p>',
            f"<pre>{escape(_ASK)}</pre>",
            *_operations(description["paths"]),
            "<h2>Schemas</h2>",
            *_schemas(description["components"]["schemas"]),
            "</body></html>\n",
        ]
    )


def _operations(paths: Mapping[str, Any]) -> Iterator[str]:
    for path, operations in paths.items():
        for method, operation in operations.items():
            yield f"<h2>{method.upper()} {escape(path)}</h2>"
            yield f"<p>{escape(operation.get('description', ''))}</p>"
            if "requestBody" in operation:
                yield _json("takes", operation["requestBody"]["content"])
            for status, answer in operation["responses"].items():
                yield f"<p><b>{escape(status)}</b> {escape(answer['description'])}</p>"


def _schemas(schemas: Mapping[str, Any]) -> Iterator[str]:
    for name, schema in schemas.items():
        yield _json(name, schema)


def _json(title: str, value: Any) -> str:
    text = escape(json.dumps(value, indent=1, ensure_ascii=False))
    return f"<details><summary>{escape(title)}</summary><pre>{text}</pre></details>"
