"""Registries: every component that a config can name, described by its own function.

A *component* is a builder function with typed, keyword-able parameters. Its name is in the
decorator, its settings are its signature, its documentation is its docstring::

    classifiers = Registry("classifier")

    @classifiers.register("linear_svm")
    def linear_svm(C: float = 1.0) -> ClassifierMixin:
        '''Linear support vector machine.

        Source: Fan et al. (2008), LIBLINEAR, JMLR 9.
        '''

Parameters whose name is in `INJECTED` are not settings: the experiment supplies them.
"""

from __future__ import annotations

import importlib.util
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from toolkit.errors import ConfigError, nearest

__all__ = ["INJECTED", "MISSING", "Component", "Registry", "Setting"]

INJECTED = frozenset({"codebook", "features", "seed"})
"""Parameters that the experiment hands to a builder: no config sets them per component."""

MISSING: Any = inspect.Parameter.empty
"""The default of a setting that a config must give."""

Builder = TypeVar("Builder", bound=Callable[..., Any])


@dataclass(frozen=True)
class Setting:
    """One parameter of a builder: its name, its type as annotated, its default."""

    name: str
    type: Any
    default: Any

    @property
    def required(self) -> bool:
        return self.default is MISSING


@dataclass(frozen=True)
class Component:
    """A registered builder and what is known of it without calling it."""

    kind: str
    name: str
    build: Callable[..., Any]
    deterministic: bool
    requires: tuple[str, ...]
    soft_labels: bool = False

    @property
    def settings(self) -> tuple[Setting, ...]:
        parameters = {
            name: parameter
            for name, parameter in inspect.signature(self.build).parameters.items()
            if name not in INJECTED
        }
        # Only these annotations are evaluated: the others may name what only type checkers import.
        annotations = {name: parameter.annotation for name, parameter in parameters.items()}
        holder = types.SimpleNamespace(__annotations__=annotations)
        namespace = getattr(self.build, "__globals__", {})
        hints = typing.get_type_hints(holder, globalns=namespace, include_extras=True)
        return tuple(
            Setting(name, hints[name], parameter.default) for name, parameter in parameters.items()
        )

    @property
    def injected(self) -> frozenset[str]:
        return INJECTED & inspect.signature(self.build).parameters.keys()

    @property
    def documentation(self) -> str:
        return inspect.getdoc(self.build) or ""

    @property
    def summary(self) -> str:
        return self.documentation.partition("\n")[0]

    @property
    def source(self) -> str:
        """The paper or documentation after ``Source:`` in the docstring."""
        return self.documentation.partition("Source:")[2].strip()

    def missing_requirements(self) -> list[str]:
        """Modules that the component needs and that are not installed."""
        return [name for name in self.requires if importlib.util.find_spec(name) is None]

    def __call__(self, settings: Mapping[str, Any], **available: Any) -> Any:
        """Build with ``settings`` plus those of ``available`` that the builder asks for.

        Raises ConfigError where a module that it requires is not installed.
        """
        missing = self.missing_requirements()
        if missing:
            raise ConfigError(
                f"{self.kind} {self.name!r} needs {', '.join(missing)}, which is not installed. "
                f"Install it with: pip install {' '.join(missing)}"
            )
        injected = {name: available[name] for name in self.injected}
        return self.build(**settings, **injected)


class Registry:
    """The components of one kind, by name."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._components: dict[str, Component] = {}

    def register(
        self,
        name: str,
        *,
        deterministic: bool = True,
        requires: tuple[str, ...] = (),
        soft_labels: bool = False,
    ) -> Callable[[Builder], Builder]:
        """Decorator: make a builder known under ``name``.

        ``deterministic`` says that the same data and seed give the same bytes; ``requires``
        names modules outside the default installation; ``soft_labels`` says that a classifier
        learns from labels that are probabilities.
        """

        def add(build: Builder) -> Builder:
            if name in self._components:
                raise ValueError(f"{self.kind} {name!r} is registered twice")
            self._components[name] = Component(
                self.kind, name, build, deterministic, requires, soft_labels
            )
            return build

        return add

    def __getitem__(self, name: str) -> Component:
        """The component called ``name``. Raises ConfigError with the nearest known name."""
        try:
            return self._components[name]
        except KeyError:
            raise ConfigError(
                f"there is no {self.kind} called {name!r}. {nearest(name, self._components)}"
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._components

    def __iter__(self) -> Iterator[Component]:
        return iter(sorted(self._components.values(), key=lambda component: component.name))

    def names(self) -> list[str]:
        return sorted(self._components)
