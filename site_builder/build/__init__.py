"""The flow from content to a tree of files: render, publish, verify, serve."""
