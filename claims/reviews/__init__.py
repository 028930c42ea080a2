"""From the append-only log to what holds now: which flags stand settled, and which claims stand corrected."""

from claims.reviews.deciding import decided
from claims.reviews.evidence import Flag, SeenClaim, SeenSide, Snapshot, flags, snapshot
from claims.reviews.log import live
from claims.reviews.overlay import CORRECTABLE, REJECTED, corrected, encode, overlay
from claims.reviews.standing import Item, OnFlags, Status, settled_by_corrections, standing

__all__ = [
    "CORRECTABLE",
    "REJECTED",
    "Flag",
    "Item",
    "OnFlags",
    "SeenClaim",
    "SeenSide",
    "Snapshot",
    "Status",
    "corrected",
    "decided",
    "encode",
    "flags",
    "live",
    "overlay",
    "settled_by_corrections",
    "snapshot",
    "standing",
]
