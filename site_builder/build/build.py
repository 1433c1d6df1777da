"""The flow: read, check, enrich, render, publish; the only room where the stages meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from site_builder import search
from site_builder.build.order import BuildReport, BuildRequest, Listener
from site_builder.build.outputs import searched_pages, write_outputs
from site_builder.build.publish import check_addresses, check_output, staging_tree, write_file
from site_builder.build.render import write_pages
from site_builder.content.reader import read_content
from site_builder.model.problems import Problems
from site_builder.search import pagefind
from site_builder.site import urls
from site_builder.site.desk import Desk
from site_builder.site.library import Library
from site_builder.site.pages import pages_of
from site_builder.site.theme import Theme


def build(order: BuildRequest, listener: Listener) -> BuildReport:
    """Content in, site out. Raises Problems or Unable, and then has written nothing."""
    begin = perf_counter()
    output = order.output.resolve()
    check_output(output, *order.inputs)
    with _stage(listener, "read and checked"):
        content = read_content(order.content)
        if order.strict and content.warnings:
            raise Problems(content.warnings)
        theme = Theme(order.templates)
    with _stage(listener, "put in order"):
        library = Library.of(content)
        if order.base_url:
            library = library.at(order.base_url)
        desk = Desk(library, theme)
        pages = pages_of(desk)
        check_addresses(urls.output_file(page.address) for page in pages)
    with staging_tree(output) as folder:
        with _stage(listener, "rendered"):
            desk.prepare()
            write_outputs(folder, library, theme, pages)
            write_pages(folder, theme, pages, order.jobs, listener)
        if order.search:
            with _stage(listener, "indexed for search"):
                indexed = pagefind.index(folder, searched_pages(library))
                for name, text in search.files(library, indexed):
                    write_file(folder / name, text.encode("utf-8"))
    return BuildReport(
        papers=len(library.papers),
        topics=len(library.topics),
        pages=len(pages),
        warnings=content.warnings,
        seconds=perf_counter() - begin,
    )


@contextmanager
def _stage(listener: Listener, name: str) -> Iterator[None]:
    begin = perf_counter()
    yield
    listener.stage(name, perf_counter() - begin)
