"""What a title and an abstract tell of a paper: topics, tags and claims, each with its words."""
