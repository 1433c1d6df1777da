"""What a reviewer of a pull request should see, and what curators should mend, as Markdown."""
