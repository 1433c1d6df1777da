"""The papers most like a paper, and the terms that make them so."""
