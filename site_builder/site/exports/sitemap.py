"""Sitemap and robots.txt."""

from collections.abc import Iterable
from xml.etree import ElementTree

from site_builder.model.settings import Settings
from site_builder.site import urls as addresses

_SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[str], settings: Settings) -> bytes:
    """The public addresses of these pages (sitemaps.org protocol 0.9)."""
    urls = ElementTree.Element("urlset", xmlns=_SITEMAP_NAMESPACE)
    for address in pages:
        url = ElementTree.SubElement(urls, "url")
        ElementTree.SubElement(url, "loc").text = addresses.canonical(address, settings)
    ElementTree.indent(urls, "")
    body = ElementTree.tostring(urls, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def robots(settings: Settings) -> bytes:
    """robots.txt: everything may be read; where the sitemap is."""
    sitemap_url = addresses.canonical(addresses.SITEMAP, settings)
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n".encode()
