"""Chromium without a screen, for tests of what a person sees.

It is steered by the Chrome DevTools Protocol over a pair of pipes (``--remote-debugging-pipe``):
JSON messages, each ended by a zero byte. Nothing but a browser has to be installed.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--lang=en-US"),
)
PATIENCE = 60
"""Seconds to wait for what should be seen; a busy machine is no failure."""

UNTIL = """new Promise((found, lost) => {
    const end = performance.now() + %d;
    const look = () => {
        const value = %s;
        if (value) found(value);
        else if (performance.now() < end) setTimeout(look, 50);
        else lost(new Error("waited in vain; seen is: " + document.body.innerText));
    };
    look();
})"""


def chromium() -> str:
    """The browser's program; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no chromium on the PATH: pages not looked at")
    return found


class Page:
    """A tab, or a frame in one, that is looked at."""

    def __init__(self, pipe: Pipe, session: str) -> None:
        self._pipe = pipe
        self._session = session

    def ask(self, method: str, **params: Any) -> Any:
        return self._pipe.ask(method, self._session, **params)

    def open(self, address: str) -> None:
        """Load an address afresh, also where it differs only behind its ``#``."""
        self._pipe.frames.pop(self._session, None)
        for one in ("about:blank", address):
            self.ask("Page.navigate", url=one)

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript, once it is there."""
        done = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in done:
            raise AssertionError(done["exceptionDetails"]["exception"]["description"])
        return done["result"].get("value")

    def until(self, script: str) -> Any:
        """The value of an expression, once it is true."""
        return self.run(UNTIL % (PATIENCE * 1000, script))

    def see(self, *texts: str) -> str:
        """What is to be read on the page, once all of ``texts`` are."""
        shown = "(document.body?.innerText ?? '')"
        return str(
            self.until(f"{json.dumps(texts)}.every(one => {shown}.includes(one)) && {shown}")
        )

    def frame(self) -> Page:
        """The frame of the page that is a world of its own, once it is there."""
        return Page(self._pipe, self._pipe.frame_of(self._session))

    def resize(self, width: int, height: int) -> None:
        """Make the page so many pixels wide and high."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)

    def picture(self, path: Path) -> None:
        """Write what is seen as PNG."""
        shot = self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


class Pipe:
    """Questions to the browser, and its answers and events."""

    def __init__(self, reader: int, writer: int) -> None:
        self._reader, self._writer = reader, writer
        self._asked = 0
        self._rest = b""
        self.frames: dict[str, str] = {}

    def ask(self, method: str, session: str | None = None, **params: Any) -> Any:
        self._asked += 1
        question = {"id": self._asked, "method": method, "params": params}
        if session:
            question["sessionId"] = session
        os.write(self._writer, json.dumps(question).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._asked:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message["result"]

    def frame_of(self, session: str) -> str:
        """The session of the frame that the browser last attached to a page's."""
        while session not in self.frames:
            self._next()
        return self.frames[session]

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + 2 * PATIENCE
        while b"\0" not in self._rest:
            if not select.select([self._reader], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError("the browser does not answer")
            piece = os.read(self._reader, 1 << 20)
            if not piece:
                raise AssertionError("the browser has ended")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if message.get("method") == "Target.attachedToTarget":
            self.frames[message.get("sessionId", "")] = message["params"]["sessionId"]
        return message


@contextmanager
def browsing(profile: Path) -> Iterator[Page]:
    """A tab of a browser of its own, with ``profile`` as its folder."""
    inside, outside = os.pipe(), os.pipe()
    reader, writer = inside[0], outside[1]
    theirs = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (outside[0], inside[1])]

    def connect() -> None:
        """The browser reads from descriptor 3 and writes to 4."""
        for number, end in zip((3, 4), theirs, strict=True):
            os.dup2(end, number)

    process = subprocess.Popen(
        [
            *(chromium(), *FLAGS, "--remote-debugging-pipe"),
            f"--user-data-dir={profile}",
        ],
        preexec_fn=connect,
        pass_fds=(3, 4),
        stderr=subprocess.DEVNULL,
    )
    for end in (outside[0], inside[1], *theirs):
        os.close(end)
    try:
        pipe = Pipe(reader, writer)
        target = pipe.ask("Target.createTarget", url="about:blank")
        session = pipe.ask("Target.attachToTarget", flatten=True, **target)["sessionId"]
        page = Page(pipe, session)
        page.ask(
            "Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False, flatten=True
        )
        page.resize(1280, 800)
        yield page
    finally:
        process.terminate()
        process.wait()
        os.close(reader)
        os.close(writer)
