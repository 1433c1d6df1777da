"""What each template may read: one typed view a template, nothing else."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A topic's shelf mark."""

    href: str
    text: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The list's own facts, the same on every page."""

    name: str
    tagline: str
    language: str
    editor: Link
    licence: Link
    repository: str
    papers: int
    topics: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Head, masthead and footer of a page."""

    site: Site
    title: str
    """Unique on the site."""
    description: str
    canonical: str | None
    """Public address; None for a page that has none of its own."""
    index: bool
    """Whether search engines should keep the page."""
    home: str
    nav: tuple[tuple[Link, bool], ...]
    """Sections, each with whether the page belongs to it."""
    search: str
    description_of_search: str
    """OpenSearch description, for browsers."""
    feeds: tuple[Link, ...]
    stylesheet: str
    fonts: tuple[str, ...]
    """Faces to be fetched at once."""
    icon: str
    theme_script: str
    """Runs before the first paint, so that a chosen theme never flashes."""
    scripts: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    """Open Graph."""
    metas: tuple[tuple[str, str], ...]
    """Highwire and other named meta tags."""
    json_ld: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper in a list."""

    key: str
    href: str
    title: Markup
    authors: str
    """The first of them, and how many more there are."""
    all_authors: str
    venue: str | None
    year: int
    added: str
    reference: str | None
    """DOI or arXiv id, for print."""
    abstract: Markup | None
    """None on lists so long that abstracts would make the page heavy."""
    status: str | None
    """Said only where it warns: withdrawn, retracted or superseded."""
    pick: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic in a list of topics."""

    href: str
    name: str
    mark: str
    count: int
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Topics that stand in one drawer."""

    name: str
    anchor: str
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    frame: Frame
    groups: tuple[Group, ...]
    newest: tuple[Entry, ...]
    papers: Link
    contribute: Link
    about: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersView:
    frame: Frame
    years: tuple[tuple[Link, tuple[Entry, ...]], ...]
    venues: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The papers beside this one on a topic's shelf."""

    topic: Link
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A topic or tag of a paper with the words that speak for it."""

    of: Link
    phrases: tuple[Link, ...]
    """Words of the paper, each leading to where it stands; none where the curator judged."""
    named: bool = False
    """Whether the words are the name itself."""


@dataclass(frozen=True, slots=True)
class Near:
    """A paper near this one."""

    paper: Link
    year: int
    shared: tuple[str, ...]
    """What both speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    frame: Frame
    crumbs: tuple[Link, ...]
    key: str
    title: Markup
    authors: tuple[Link, ...]
    venue: Link | None
    published: str
    published_iso: str
    year: Link
    status: str | None
    status_link: Link | None
    """The paper that superseded this one."""
    added: str
    added_iso: str
    arxiv: str | None
    doi: Link | None
    pick: str | None
    note: Markup | None
    marks: tuple[Mark, ...]
    topics: tuple[Link, ...]
    abstract: Markup
    links: tuple[Link, ...]
    tags: tuple[tuple[str, tuple[Link, ...]], ...]
    claims: tuple[tuple[str, tuple[Link, ...]], ...]
    """Kinds of claims with the quotations, each leading to its place in the abstract."""
    headline: str
    """The first quotations, for lists of results."""
    plain: str
    """Words the paper is found by and that are not shown."""
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...]
    """Why the paper carries its topics and tags, by kind."""
    near: tuple[Near, ...]
    neighbours: tuple[Neighbours, ...]
    edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    frame: Frame
    groups: tuple[Group, ...]
    map: str
    unsorted: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StartRow:
    """A paper of the way into a topic."""

    paper: Link
    by: str
    """Authors and year."""
    why: str
    pick: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart, in the chart's own units."""

    year: str
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Papers a year as bars."""

    bars: tuple[Bar, ...]
    width: float
    height: float
    bar: float
    """Width of a bar."""
    summary: str
    """The chart in a sentence."""
    years: tuple[tuple[Link, int], ...]
    """The same as a table: years that have papers."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A measured result in a comparison."""

    paper: Link
    quote: Link
    """Leads to its place on the paper's page."""
    number: str
    value: float
    unit: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    frame: Frame
    crumbs: tuple[Link, ...]
    slug: str
    name: str
    mark: str
    definition: str
    aliases: tuple[str, ...]
    introduction: Markup
    group: str
    siblings: tuple[tuple[Link, bool], ...]
    """Topics of the same group in order, each with whether it is this one."""
    unlike: tuple[tuple[Link, str], ...]
    beside: tuple[tuple[Link, int], ...]
    """Neighbouring topics, by the number of papers that stand under both, which may be none."""
    start: tuple[StartRow, ...]
    chart: Chart | None
    most: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """The models, benchmarks and hardware most named, by kind."""
    claims: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Measured results by kind."""
    entries: tuple[Entry, ...]
    feed: str
    edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """An author, a year, a venue or a tag."""

    frame: Frame
    kind: str
    name: str
    topics: tuple[tuple[Link, int], ...]
    """Topics of its papers, with how many stand under each."""
    beside: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """What else its papers name, by kind; for tags only."""
    entries: tuple[Entry, ...]
    crumbs: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagKindRows:
    """All tags of a kind."""

    anchor: str
    name: str
    words: str
    """What the kind is, in a sentence."""
    count: int
    most: tuple[tuple[Link, int], ...]
    """The most used, where the kind has many tags."""
    letters: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    """All of them by their first letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    frame: Frame
    kinds: tuple["TagKindRows", ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A paper or a topic on the map, in the picture's own units."""

    of: Link
    """Where it leads, with its whole title."""
    x: float
    y: float
    label: str
    """The few letters beside it; empty where there is no room for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    frame: Frame
    crumbs: tuple[Link, ...]
    name: str
    width: float
    height: float
    papers: tuple[Spot, ...]
    topics: tuple[Spot, ...]
    left_out: int
    """Papers for which the map has no room; the newest are on it."""
    shelves: tuple[tuple[Link, tuple[Link, ...]], ...]
    """The same as a list: papers by their first topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsView:
    frame: Frame
    maps: tuple[tuple[Link, int], ...]
    """The maps of a list too large for one, with how many papers each shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    frame: Frame
    papers: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    frame: Frame
    text: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView:
    frame: Frame
    text: Markup | None
    new_paper: str
    new_topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    frame: Frame
    sitemap: str
    papers: Link
    topics: Link


View = (
    HomeView
    | PapersView
    | PaperView
    | TopicsView
    | TopicView
    | ShelfView
    | TagsView
    | MapView
    | MapsView
    | SearchView
    | AboutView
    | ContributeView
    | NotFoundView
)
