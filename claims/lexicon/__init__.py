"""What people may extend without code: word lists in TOML, a folder a language, a source a row."""
