"""The nouns of a list: papers, topics, settings and problems, checked and frozen."""
