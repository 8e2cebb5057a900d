"""Evidence-backed knowledge graphs from news articles."""
