"""Claims: who stated what number about what, and where sources disagree.

`extract`, `check`, `compare` and `report` do what the commands of the same names do; see `claims.api`. Their types
stand in `__init__.pyi`.
"""

from __future__ import annotations

from importlib import import_module

from claims.versions import __version__

__all__ = ["Document", "__version__", "check", "compare", "extract", "report"]


def __getattr__(name: str) -> object:
    """Load the public functions when one is first used: the command line starts without pandas and the parser."""
    if name in __all__:
        return getattr(import_module("claims.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
