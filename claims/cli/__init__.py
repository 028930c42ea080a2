"""The command line: arguments in, the asked-for format on standard output, everything else on standard error."""

from __future__ import annotations

from claims.cli.commands import app
from claims.cli.running import main

__all__ = ["app", "main"]
