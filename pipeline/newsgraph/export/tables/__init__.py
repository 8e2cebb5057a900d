"""The graph as tables: columns that say what they hold (`columns`), their rows (`rows`), and writers of CSV, Parquet and SQLite."""
