"""Questions to services over the network, asked with patience and courtesy."""

from site_builder.network.asking import Answer, Unreachable, Web
from site_builder.network.pace import Clock, Limits, Pace
from site_builder.network.patience import Asking, Refused

__all__ = [
    "Answer",
    "Asking",
    "Clock",
    "Limits",
    "Pace",
    "Refused",
    "Unreachable",
    "Web",
]
