"""What the program has loaded lasts as long as it does: not looked through again for what may be thrown away.

Streamlit has Python look through everything in memory after each run of a page, which takes a tenth of a second and more once
the libraries are loaded; the next click waits for it.
"""

from __future__ import annotations

import gc
import sys
from threading import Lock

_lock = Lock()
_loaded = 0


def settle() -> None:
    """Set aside what is in memory, whenever libraries were loaded since the last time; cheap when none were."""
    global _loaded  # noqa: PLW0603 - one process, one memory
    with _lock:
        if len(sys.modules) == _loaded:
            return
        gc.collect()
        gc.freeze()
        _loaded = len(sys.modules)
