"""Parts of pages: each draws one thing from records it is given and keeps no state of its own."""
