"""Texts of any origin: Markdown, mathematics, words, phrases and ids; no list is known here."""
