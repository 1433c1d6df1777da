"""A list for machines: feeds, sitemap, and what describes a paper to crawlers."""
