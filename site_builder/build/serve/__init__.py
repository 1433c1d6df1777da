"""A site that follows its files: serve it, watch, rebuild, reload the open page."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from site_builder.build.build import build
from site_builder.build.order import BuildReport, BuildRequest, Listener
from site_builder.build.serve.server import Server, open_server
from site_builder.content.checks.site import check_settings
from site_builder.content.format_version import SITE
from site_builder.content.front_matter import read_yaml
from site_builder.model.problems import Problem, Problems, Unable


class Watcher(Protocol):
    """Whoever follows a preview."""

    def serving(self, address: str, wanted: int, port: int) -> None:
        """The site is at ``address``; ``port`` may be another than was wanted."""

    def built(self, report: BuildReport) -> None:
        """The site follows its files again."""

    def broken(self, problems: Iterable[Problem | str]) -> None:
        """The files are wrong; the last good site stays up."""


def serve(request: BuildRequest, port: int, watcher: Watcher, listener: Listener) -> None:
    """Build, serve and follow a site until interrupted. ``request.output`` is not used.

    Raises Unable when nothing can be served.
    """
    for stop in (signal.SIGINT, signal.SIGTERM):  # a script's background job ignores the first
        signal.signal(stop, signal.default_int_handler)
    with TemporaryDirectory(prefix="site-builder-") as folder:
        request = replace(request, output=Path(folder) / "site")
        server = open_server(request.output, _base_path(request), port)
        running = threading.Thread(target=server.serve_forever, daemon=True)
        running.start()
        try:
            watcher.serving(server.address, port, server.server_port)
            for _ in _changes(request):
                rebuild(request, server, watcher, listener)
        except KeyboardInterrupt:
            pass
        finally:
            server.end()
            running.join()


def rebuild(request: BuildRequest, server: Server, watcher: Watcher, listener: Listener) -> None:
    """Build once; the open pages are told what came of it."""
    try:
        report = build(request, listener)
    except Problems as met:
        server.tell([str(problem) for problem in met.problems])
        watcher.broken(met.problems)
    except Unable as met:
        server.tell([str(met)])
        watcher.broken([str(met)])
    else:
        server.base = _base_path(request)
        server.tell([])
        watcher.built(report)


def _changes(request: BuildRequest) -> Iterator[None]:
    """Once at the beginning, when the watch is already on, then whenever a file changes."""
    from watchfiles import watch

    first = True
    for changes in watch(
        *request.inputs, debounce=300, step=20, rust_timeout=200, yield_on_timeout=True
    ):
        if changes or first:
            first = False
            yield


def _base_path(request: BuildRequest) -> str:
    """Where the site will lie; at the root while the settings are wrong."""
    settings = None
    with suppress(Problems, Unable):
        settings, _ = check_settings(read_yaml(request.content / SITE))
    if settings and request.base_url:
        settings = settings.at(request.base_url)
    return settings.base_path if settings else "/"
