"""``toolkit components`` and ``toolkit schema``."""

from __future__ import annotations

import json

import click

__all__ = ["components", "schema"]


@click.command()
@click.argument("name", required=False)
def components(name: str | None) -> None:
    """List what a config can name, or show one component's settings, defaults and source."""
    from toolkit.catalogue import find, registries

    if name is not None:
        for component in find(name):
            _show(component)
        return
    for registry in registries():
        click.echo(f"{registry.kind}s")
        width = max(len(component.name) for component in registry)
        for component in registry:
            click.echo(f"  {component.name:<{width}}  {component.summary}")
        click.echo()


def _show(component: object) -> None:
    from toolkit.config import fill
    from toolkit.config.types import expectation
    from toolkit.registry import Component

    assert isinstance(component, Component)
    click.echo(f"{component.name} ({component.kind})\n")
    click.echo(component.documentation)
    click.echo("\nsettings" if component.settings else "\nno settings")
    for setting in component.settings:
        default = "required" if setting.required else f"default {json.dumps(fill(setting.default))}"
        click.echo(f"  {setting.name}: {expectation(setting.type)}; {default}")
    same = "the same data and seed give the same bytes" if component.deterministic else "may vary"
    click.echo(f"\nrepeatable: {same}")
    if component.soft_labels:
        click.echo("learns from labels that are probabilities, such as `toolkit weak` makes")
    if component.requires:
        click.echo(f"needs: {', '.join(component.requires)}")


@click.command()
def schema() -> None:
    """Print the JSON schema of a config, for editors that complete YAML."""
    from toolkit.config import json_schema
    from toolkit.experiment import SCHEMAS
    from toolkit.sweep import SweepSettings
    from toolkit.tracking.settings import TrackingSettings

    schemas = []
    for kind in SCHEMAS.values():
        one = json_schema(kind)
        one["properties"]["extends"] = {"type": "string"}
        one["properties"]["tracking"] = json_schema(TrackingSettings)
        one["properties"]["sweep"] = json_schema(SweepSettings)
        one["anyOf"] = [{"required": one.pop("required")}, {"required": ["extends"]}]
        schemas.append(one)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "toolkit config"}
    click.echo(json.dumps({**head, "anyOf": schemas}, ensure_ascii=False, indent=2))
