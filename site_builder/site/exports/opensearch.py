"""OpenSearch description: the search as browsers can add it to their own."""

from xml.etree import ElementTree

from site_builder.model.settings import Settings
from site_builder.site import urls

_OPEN_SEARCH_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def open_search(settings: Settings) -> bytes:
    """The search as browsers can add it to their own (OpenSearch 1.1)."""
    description = ElementTree.Element("OpenSearchDescription", xmlns=_OPEN_SEARCH_NAMESPACE)
    for name, text in (
        ("ShortName", settings.name[:16]),
        ("LongName", settings.name[:48]),
        ("Description", settings.tagline[:1024]),
        ("InputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(description, name).text = text
    template = urls.canonical(urls.SEARCH, settings) + "?q={searchTerms}"
    ElementTree.SubElement(description, "Url", type="text/html", template=template)
    ElementTree.indent(description, "")
    body = ElementTree.tostring(description, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()
