"""What pages and commands call to work on a store: add, queue, one disagreement, verdict, correction, undo, history."""

from claims.desk.desk import Added, Desk
from claims.desk.history import Entry
from claims.desk.people import Viewer
from claims.desk.views import ClaimView, Detail, Overview, SideView

__all__ = ["Added", "ClaimView", "Desk", "Detail", "Entry", "Overview", "SideView", "Viewer"]
