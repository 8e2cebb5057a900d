"""Political parties: which bodies are parties, and who is in them by name, label, letter or move."""
