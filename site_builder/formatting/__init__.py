"""Front matter in one order and one style; every word and comment stays as it was written."""

from site_builder.formatting.formatted import formatted, style_of
from site_builder.formatting.style import STYLES, Style

__all__ = ["STYLES", "Style", "formatted", "style_of"]
