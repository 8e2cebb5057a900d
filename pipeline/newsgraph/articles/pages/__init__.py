"""Saved web pages: the article's own words, what the page says of it, and where on the page each paragraph stands."""
