"""What workflows ask of GitHub: to read an event, to post a report, an issue, a pull request."""
