"""Papers from elsewhere: files of other programs, and services that are asked."""
