"""Feeds as files: RSS, Atom and JSON Feed, each entry an article, as far as the feed holds its text."""
