"""The forms that a workspace's file has had: one file of SQL each, in order, each carried out whole or not at all."""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

#: The migrations by their names; a file whose user_version is n has had the first n of them.
MIGRATIONS = ("0001_workspace",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema: its number, name, statements, and the SHA-256 of these."""

    number: int
    name: str
    sql: str
    digest: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All that there are, in order."""
    found = []
    for number, name in enumerate(MIGRATIONS, start=1):
        sql = files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
        digest = hashlib.sha256(sql.encode()).hexdigest()
        found.append(Migration(number=number, name=name, sql=sql, digest=digest))
    return tuple(found)


def migrate(raw: sqlite3.Connection) -> None:
    """Carry out what the file has not had yet: each in one transaction, together with its record."""
    for migration in migrations():
        raw.execute("BEGIN IMMEDIATE")
        try:
            # Asked inside the transaction: another process may have done it while this one waited.
            if raw.execute("PRAGMA user_version").fetchone()[0] < migration.number:
                for statement in statements(migration.sql):
                    raw.execute(statement)
                raw.execute(
                    "INSERT INTO migrations (number, name, made, digest) VALUES (?, ?, ?, ?)",
                    (migration.number, migration.name, moment(), migration.digest),
                )
                raw.execute(f"PRAGMA user_version = {migration.number}")
            raw.execute("COMMIT")
        except BaseException:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise


def statements(sql: str) -> tuple[str, ...]:
    """The statements of a script; ``executescript`` would end the transaction that they are to stand in."""
    found, held = [], ""
    for line in sql.splitlines(keepends=True):
        held += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(held):
            found.append(held.strip())
            held = ""
    if held.strip():
        found.append(held.strip())
    return tuple(found)


def moment() -> str:
    """Now, ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
