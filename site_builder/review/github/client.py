"""GitHub's REST API, as much of it as we need (docs.github.com/rest)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from site_builder.ingest.http.client import Unreachable, Web
from site_builder.model.problems import Unable

PAGE, PAGES = 100, 50
"""Things on a page of a list, and pages read before we give up."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository, as a workflow's token lets us see and change it."""

    api: str
    """Address of the API, https://api.github.com on GitHub itself."""
    repository: str
    """OWNER/NAME."""
    token: str = field(repr=False)
    web: Web

    def get(self, path: str) -> Any:
        """What is at a path below the repository. Raises Unable."""
        return self._call("GET", path, None)

    def every(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """Each thing of a list, page by page. Raises Unable."""
        for number in range(1, PAGES + 1):
            part = urlencode({**query, "per_page": PAGE, "page": number})
            found = self.get(f"{path}?{part}")
            yield from found
            if len(found) < PAGE:
                return

    def post(self, path: str, body: Mapping[str, object]) -> Any:
        """Make something new. Raises Unable."""
        return self._call("POST", path, body)

    def change(self, path: str, body: Mapping[str, object]) -> Any:
        """Change what is there. Raises Unable."""
        return self._call("PATCH", path, body)

    def _call(self, method: str, path: str, body: Mapping[str, object] | None) -> Any:
        address = f"{self.api}/repos/{self.repository}/{path}"
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = None if body is None else json.dumps(body).encode()
        try:
            answer = self.web.ask(method, address, headers, data)
            if answer.status < 300:
                return json.loads(answer.body)
        except (Unreachable, ValueError, RecursionError) as error:
            raise Unable(f"GitHub did not answer {method} {path}: {error}") from error
        raise Unable(f"GitHub refused {method} {path}: {answer.status} {_said(answer.body)}")


def _said(body: bytes) -> str:
    """GitHub's own words on what was wrong."""
    try:
        return str(json.loads(body)["message"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return "without a word"
