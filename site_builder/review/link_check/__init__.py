"""Links out of the list: where they lead by now, and what arXiv says that the list does not."""
