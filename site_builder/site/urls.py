"""Addresses and output paths are made here and nowhere else.

An address is a path below the site's root without a leading slash: ``""`` is the home page,
``papers/mezo/`` a paper. Pages link to one another relatively, so that one tree works at the
root of a host, in a folder of it and on another host.
"""

from collections.abc import Mapping
from urllib.parse import quote, quote_plus, urlencode

from site_builder.model.paper import Paper, TagKind
from site_builder.model.settings import Settings

HOME = ""
PAPERS = "papers/"
TOPICS = "topics/"
TAGS = "tags/"
MAP = "map/"
"""Once a page; leads to the topics."""
SEARCH = "search/"
ABOUT = "about/"
CONTRIBUTE = "contribute/"
NOT_FOUND = "404.html"
ASSETS = "assets/"
LEXICON = "search/lexicon.json"
SEARCH_COLUMNS = "search/columns.json"
SEARCH_NAMES = "search/names.json"
SEARCH_PAGES = "search/pages.txt"
OPEN_SEARCH = "search/description.xml"
RULES = "contribute/rules.json"
VOCABULARY = "contribute/vocabulary.json"
KNOWN_PAPERS = "contribute/papers.json"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NO_JEKYLL = ".nojekyll"
DOI_SIGNS = "/:;()._-"
"""Signs of a DOI that an address may hold as they are."""


def paper(key: str) -> str:
    """A paper's page."""
    return f"papers/{key}/"


def topic(slug: str) -> str:
    """A topic's page."""
    return f"topics/{slug}/"


def author(slug: str) -> str:
    """An author's page."""
    return f"authors/{slug}/"


def year(number: int) -> str:
    """A year's page."""
    return f"years/{number:04}/"


def venue(slug: str) -> str:
    """A venue's page."""
    return f"venues/{slug}/"


def tag(kind: TagKind, slug: str) -> str:
    """A tag's page."""
    return f"tags/{kind}/{slug}/"


def search_words(number: int) -> str:
    """A piece of the words that can be searched for."""
    return f"search/words/{number}.json"


def search_entries(number: int) -> str:
    """A piece of the entries that a search shows."""
    return f"search/entries/{number}.json"


def search_names(number: int) -> str:
    """A piece of the names that are suggested while somebody types."""
    return f"search/names/{number}.json"


def search_author(name: str) -> str:
    """The search page, showing an author's papers."""
    return f"{SEARCH}?author={quote_plus(name)}"


def feed(page: str) -> str:
    """The feed in the folder of a page."""
    return page + FEED


def output_file(address: str) -> str:
    """The file that a web server serves for an address."""
    return address + "index.html" if address == HOME or address.endswith("/") else address


def is_page(address: str) -> bool:
    """Whether a page lies at an address, and no file of another kind."""
    return output_file(address).endswith(".html")


def root(address: str) -> str:
    """The way from a page back to the site's root: ``./``, ``../``, ``../../``."""
    return "../" * address.count("/") or "./"


def canonical(address: str, settings: Settings) -> str:
    """The public address of a page."""
    return settings.base_url + address


def edit(file: str, settings: Settings) -> str:
    """The repository's page for editing a file of the content folder."""
    return f"{settings.repository}/edit/{settings.branch}/content/{file}"


def new_file(folder: str, settings: Settings) -> str:
    """The repository's page for adding a file to a folder of the content folder."""
    return f"{settings.repository}/new/{settings.branch}/content/{folder}"


def issue_form(form: str, fields: Mapping[str, str], settings: Settings) -> str:
    """The repository's page for a new issue by a form of its own, with fields filled in."""
    query = urlencode({"template": form, **fields}, quote_via=quote, safe="")
    return f"{settings.repository}/issues/new?{query}"


def arxiv_page(arxiv: str) -> str:
    """A paper's abstract page on arXiv."""
    return f"https://arxiv.org/abs/{arxiv}"


def arxiv_pdf(arxiv: str) -> str:
    """A paper's PDF on arXiv."""
    return f"https://arxiv.org/pdf/{arxiv}"


def hugging_face(arxiv: str) -> str:
    """A paper's page on Hugging Face Papers."""
    return f"https://huggingface.co/papers/{arxiv}"


def doi_page(doi: str) -> str:
    """Where a DOI leads."""
    return f"https://doi.org/{quote(doi, safe=DOI_SIGNS)}"


def pdf_of(item: Paper) -> str | None:
    """The paper's PDF, where one is known."""
    if "pdf" in item.links:
        return item.links["pdf"]
    return arxiv_pdf(item.arxiv) if item.arxiv else None
