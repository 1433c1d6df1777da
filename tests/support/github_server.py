"""A GitHub to talk to in tests: one repository's issues, pull requests and comments."""

import contextlib
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from site_builder.review.github.posts import AUTHOR

TOKEN = "a-token-of-tests"
REPOSITORY = "list/of-papers"


@dataclass
class FakeGitHub:
    """What the repository holds, and what was asked of it."""

    address: str = ""
    issues: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    writers: dict[str, str] = field(default_factory=lambda: {"curator": "write"})
    asked: list[str] = field(default_factory=list)
    broken: tuple[int, bytes] | None = None
    """A status and a body with which every request is answered."""
    next_id: int = 1000

    def new_id(self) -> int:
        self.next_id += 1
        return self.next_id

    def comment(self, number: int, body: str, login: str = AUTHOR) -> dict[str, Any]:
        made = {"id": self.new_id(), "body": body, "user": {"login": login}}
        self.comments.setdefault(number, []).append(made)
        return made

    def pull(self, number: int, sha: str, whose: str | None, branch: str) -> dict[str, Any]:
        repo = None if whose is None else {"full_name": whose}
        made = {"number": number, "head": {"sha": sha, "ref": branch, "repo": repo}, "body": ""}
        self.pulls.append(made)
        return made

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        """What GitHub answers, by its documented routes."""
        routes: list[tuple[str, str, Callable[..., tuple[int, Any]]]] = [
            ("GET", r"pulls", self._list_pulls),
            ("POST", r"pulls", self._new_pull),
            ("PATCH", r"pulls/(\d+)", self._change_pull),
            ("GET", r"issues", self._list_issues),
            ("POST", r"issues", self._new_issue),
            ("PATCH", r"issues/(\d+)", self._change_issue),
            ("GET", r"issues/(\d+)/comments", self._list_comments),
            ("POST", r"issues/(\d+)/comments", self._new_comment),
            ("PATCH", r"issues/comments/(\d+)", self._change_comment),
            ("GET", r"collaborators/([\w-]+)/permission", self._permission),
        ]
        for verb, pattern, route in routes:
            found = re.fullmatch(f"/repos/{REPOSITORY}/{pattern}", path)
            if verb == method and found:
                return route(*found.groups(), query=query, body=body)
        return 404, {"message": "Not Found"}

    def _list_pulls(self, query: dict[str, str], **_: Any) -> tuple[int, Any]:
        whose, _, branch = query.get("head", "").partition(":")
        found = [
            pull
            for pull in self.pulls
            if not branch
            or (
                pull["head"]["ref"] == branch
                and pull["head"]["repo"]["full_name"].startswith(whose)
            )
        ]
        return 200, _page(found, query)

    def _new_pull(self, body: Any, **_: Any) -> tuple[int, Any]:
        made = self.pull(len(self.pulls) + 50, "", REPOSITORY, body["head"])
        made |= {"title": body["title"], "body": body["body"], "base": body["base"]}
        return 201, made

    def _change_pull(self, number: str, body: Any, **_: Any) -> tuple[int, Any]:
        return _change(self.pulls, "number", number, body)

    def _list_issues(self, query: dict[str, str], **_: Any) -> tuple[int, Any]:
        found = [issue for issue in self.issues if issue["state"] == query["state"]]
        return 200, _page([one for one in found if query["labels"] in one["labels"]], query)

    def _new_issue(self, body: Any, **_: Any) -> tuple[int, Any]:
        made = {"number": self.new_id(), "state": "open", "user": {"login": AUTHOR}, **body}
        self.issues.append(made)
        return 201, made

    def _change_issue(self, number: str, body: Any, **_: Any) -> tuple[int, Any]:
        return _change(self.issues, "number", number, body)

    def _list_comments(self, number: str, query: dict[str, str], **_: Any) -> tuple[int, Any]:
        return 200, _page(self.comments.get(int(number), []), query)

    def _new_comment(self, number: str, body: Any, **_: Any) -> tuple[int, Any]:
        return 201, self.comment(int(number), body["body"])

    def _change_comment(self, ident: str, body: Any, **_: Any) -> tuple[int, Any]:
        return _change([one for some in self.comments.values() for one in some], "id", ident, body)

    def _permission(self, login: str, **_: Any) -> tuple[int, Any]:
        return 200, {"permission": self.writers.get(login, "read")}


def _page(found: list[Any], query: dict[str, str]) -> list[Any]:
    size, number = int(query.get("per_page", 30)), int(query.get("page", 1))
    return found[(number - 1) * size : number * size]


def _change(things: list[dict[str, Any]], name: str, ident: str, body: Any) -> tuple[int, Any]:
    for thing in things:
        if thing[name] == int(ident):
            thing.update(body)
            return 200, thing
    return 404, {"message": "Not Found"}


@contextlib.contextmanager
def github_server() -> Iterator[FakeGitHub]:
    """A GitHub on this machine; it refuses whoever has no token."""
    github = FakeGitHub()

    class Handler(http.server.BaseHTTPRequestHandler):
        def _handle(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            github.asked.append(f"{self.command} {parts.path}")
            if github.broken:
                status, data = github.broken
            elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
                status, data = 401, b'{"message": "Bad credentials"}'
            else:
                status, found = github.answer(self.command, parts.path, query, body)
                data = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _handle  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        github.address = f"http://127.0.0.1:{server.server_port}"
        yield github
        server.shutdown()
