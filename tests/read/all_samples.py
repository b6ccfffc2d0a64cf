"""The samples of every kind of input, as each kind's tests make them."""

import importlib
import pkgutil

import read.samples


def all_samples() -> list[tuple[str, str, bytes]]:
    """Kind, name and bytes of each sample; the kind is the name of the module that makes it."""
    return [
        (module.name, name, data)
        for module in sorted(pkgutil.iter_modules(read.samples.__path__), key=lambda each: each.name)
        for name, data in importlib.import_module(f"read.samples.{module.name}").samples()
    ]
