"""The flow: read, check, enrich, render, publish; here the stages meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from site_builder.build.order import BuildReport, BuildRequest, Listener
from site_builder.build.outputs import outputs_of, search_outputs
from site_builder.build.publish import check_addresses, check_output, staging_tree
from site_builder.build.render import write_outputs
from site_builder.content.reader import read_content
from site_builder.model.problems import Problems
from site_builder.site import urls
from site_builder.site.library import Library
from site_builder.site.site import Site
from site_builder.site.theme import Theme


def build(request: BuildRequest, listener: Listener) -> BuildReport:
    """Content in, site out. Raises Problems or Unable, and then has written nothing."""
    begin = perf_counter()
    output = request.output.resolve()
    check_output(output, *request.inputs)
    with _stage(listener, "read and checked"):
        content = read_content(request.content)
        if request.strict and content.warnings:
            raise Problems(content.warnings)
        theme = Theme(request.templates)
    with _stage(listener, "put in order"):
        library = Library.of(content)
        if request.base_url:
            library = library.at(request.base_url)
        site = Site(library, theme)
        outputs = outputs_of(site)
        check_addresses(outputs)
    with staging_tree(output) as folder:
        with _stage(listener, "rendered"):
            site.prepare()
            write_outputs(folder, outputs, request.jobs, listener)
        if request.search:
            with _stage(listener, "indexed for search"):
                found = [*search_outputs(library, folder)]
                check_addresses([*outputs, *found])
                write_outputs(folder, found, 1, listener)
    return BuildReport(
        papers=len(library.papers),
        topics=len(library.topics),
        pages=sum(urls.is_page(one.address) for one in outputs),
        warnings=content.warnings,
        seconds=perf_counter() - begin,
    )


@contextmanager
def _stage(listener: Listener, name: str) -> Iterator[None]:
    begin = perf_counter()
    yield
    listener.stage(name, perf_counter() - begin)
