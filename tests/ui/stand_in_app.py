"""The app's door with the stand-in engine behind it, to be served to a browser."""

from __future__ import annotations

from stand_in import reconcile

from claims.desk import opening
from claims.ui.shell import run

opening.reconcile = reconcile
run()
