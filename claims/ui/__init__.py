"""The review app: pages and parts; `app.py` is the door."""
