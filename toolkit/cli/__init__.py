"""The command line: arguments in, one call, one line out. The only place that exits.

Exit codes: 0 the work was done; 2 a user's mistake, told in one message; 1 a check that did
not hold.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from toolkit.errors import ToolkitError

__all__ = ["main", "run"]

COMMANDS = {
    "cache": ("cache", "Show or clear the store of segmented text."),
    "check": ("check", "Check a config or a codebook without running it."),
    "compare": ("compare", "Compare classifiers, or the topics of two models."),
    "components": ("describe", "List what a config can name, or show one component."),
    "explain": ("explain", "Show which sentences and words speak for a theme."),
    "evaluate": ("evaluate", "Score a model on labelled articles."),
    "intrusion": ("intrusion", "Ask people whether topics make sense."),
    "phrases": ("phrases", "Find phrases that a corpus uses as terms."),
    "predict": ("predict", "Label articles with a trained model."),
    "read": ("read", "Turn pages into articles."),
    "register": ("register", "Give the model of a run a name in MLflow's registry."),
    "report": ("report", "Make the report of a trained classifier again."),
    "reproduce": ("reproduce", "Train a run again and tell whether it is the same."),
    "runs": ("runs", "List the runs of this folder's MLflow store."),
    "schema": ("describe", "Print the JSON schema of a config."),
    "serve": ("serve", "Offer a model's predictions over HTTP."),
    "stats": ("stats", "Count what is in a corpus, or themes in predictions."),
    "stories": ("stories", "Find articles that repeat each other."),
    "text": ("text", "Show what each step does to a text."),
    "train": ("train", "Train, evaluate and log a model from a config."),
    "ui": ("ui", "Open the MLflow UI on this folder's runs."),
    "weak": ("weak", "Label articles by rules that vote."),
}
"""Command → the module that holds it, and its line in the help: none is imported before use."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"toolkit.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from toolkit.errors import nearest

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]!r}. {nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="vietnamese-press-toolkit")
def main() -> None:
    """Themes and topics in the Vietnamese press.

    Read scraped pages, label themes, find topics, track every run in MLflow.
    """


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):  # Vietnamese comes out whatever the terminal's locale
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stdout = sys.stdout
    try:
        code = main(args=list(arguments), prog_name="toolkit", standalone_mode=False)
        sys.stdout.flush()
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        print("toolkit: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return _reader_gone()
    except SystemExit:
        if sys.stdout is not stdout:  # how click takes a broken pipe: it swaps the stream
            return _reader_gone()
        raise
    return code if isinstance(code, int) else 0


def _reader_gone() -> int:
    """The reader of our output has seen enough, as `head` does: no mistake of anyone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
