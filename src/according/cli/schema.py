"""``according schema``: the JSON Schemas of the contract."""

import click

from according.export import NAMES, schema, to_json


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of the records that the other commands print."""
    click.echo(to_json(schema(name)), nl=False)
