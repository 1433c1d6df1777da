"""Questions to services over the network, asked with patience and courtesy."""

from site_builder.network.asking import Answer, Network, Unreachable, Web
from site_builder.network.patience import Asking, Clock, Refused

__all__ = ["Answer", "Asking", "Clock", "Network", "Refused", "Unreachable", "Web"]
