"""A static website generator for a curated reading list."""

__version__ = "0.1.0"
