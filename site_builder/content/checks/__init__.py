"""From sources to papers, topics and settings, or every problem there is."""
