"""Questions to services over the network, asked with patience and courtesy."""
