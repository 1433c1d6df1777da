"""Output: a file of the site, and the key that tells whether it is still the same."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site, made of its declared inputs and of nothing else.

    Outputs of one key have the same bytes, whichever build makes them.
    """

    address: str
    inputs: Callable[[], tuple[Any, ...]]
    """All that the file is made of: values whose ``repr`` tells them apart."""
    render: Callable[..., bytes]
    """Makes the file of its inputs; which function it is follows from address and inputs."""
    listed: bool = False
    """Whether the sitemap names it."""

    @property
    def key(self) -> str:
        """Digest of the inputs and the code, computed without making the file."""
        return digest(code_digest(), self.address, self.inputs())

    def make(self) -> bytes:
        """The file's bytes."""
        return self.render(*self.inputs())


def json_output(address: str, data: Callable[[], object]) -> Output:
    """Plain data as JSON."""
    return Output(address, lambda: (data(),), _json)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class Keyed(Generic[T]):
    """An input that is dear to make: keys know it by what it is made of."""

    def __init__(self, make: Callable[[], T], of: Callable[[], object]) -> None:
        self._make, self._of = make, of

    @cached_property
    def value(self) -> T:
        """The input itself, made when it is first asked for."""
        return self._make()

    @cached_property
    def _key(self) -> str:
        return digest(self._of())

    def __repr__(self) -> str:
        """What keys are made of."""
        return self._key


def digest(*values: object) -> str:
    """Digest (BLAKE2) of what values hold."""
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def code_digest() -> str:
    """Digest of this package's own files: other code may make other files of the same inputs."""
    package = Path(__file__).parent.parent
    files = sorted(path for path in package.rglob("*.*") if path.suffix in (".py", ".tsv", ".yaml"))
    return digest([(path.relative_to(package).as_posix(), path.read_bytes()) for path in files])
