"""Asking with patience: what a service's answers, or its silence, lead to."""

import urllib.request

import pytest

from site_builder.network import Answer, Asking, Refused, Unreachable
from site_builder.network.asking import _SafeRedirect

KINDS = ("application/json",)


class Played:
    """A clock and a network that give what they are told to."""

    def __init__(self, *answers: Answer | Unreachable) -> None:
        self.answers = list(answers)
        self.now = 0.0
        self.waited: list[float] = []
        self.asked: list[tuple[float, str]] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def get(self, address: str, accept: str) -> Answer:
        assert accept == "application/json"
        self.asked.append((self.now, address))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Unreachable):
            raise answer
        return answer


def answer(status: int = 200, body: bytes = b"{}", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"content-type": "application/json", **named}, body)


def ask(played: Played, *addresses: str, paces: dict[str, float] | None = None) -> list[object]:
    asking = Asking(played, played, paces or {})
    return [asking.ask("Kites", address, KINDS) for address in addresses or ("https://k.test/1",)]


def test_pauses_double_and_end() -> None:
    """Four tries, then words."""
    played = Played(answer(503))
    with pytest.raises(Refused) as met:
        ask(played)
    assert (played.waited, len(played.asked)) == ([2.0, 4.0, 8.0], 4)
    assert (
        met.value.fault == "Kites cannot be asked: it is out of order (status 503), asked 4 times"
    )
    assert met.value.machine


@pytest.mark.parametrize(
    ("asked_for", "waited"),
    [
        ("30", [30.0]),
        ("Thu, 01 Jan 1970 00:00:40 GMT", [40.0]),
        ("Thu, 01 Jan 1970 00:00:40", [40.0]),
        ("Wed, 31 Dec 1969 00:00:00 GMT", [2.0]),
        ("0", [2.0]),
        ("-5", [2.0]),
        ("soon", [2.0]),
        ("٣", [2.0]),
        ("", [2.0]),
    ],
)
def test_a_service_says_how_long_to_wait(asked_for: str, waited: list[float]) -> None:
    """In seconds or as a time; what makes no sense is not believed."""
    played = Played(answer(429, retry_after=asked_for), answer())
    assert ask(played) == [b"{}"]
    assert played.waited == waited


def test_who_asks_for_too_much_patience_is_left() -> None:
    """A person at a terminal does not wait an hour."""
    played = Played(answer(429, retry_after="7200"))
    with pytest.raises(Refused, match="too often, for 120 minutes"):
        ask(played)
    assert played.waited == []


def test_a_paced_service_is_asked_no_faster_even_when_it_fails() -> None:
    """Retries count, other services do not wait."""
    played = Played(answer(500), answer())
    paces = {"https://slow.test": 3.0}
    ask(played, "https://slow.test/1", "https://quick.test/1", "https://slow.test/2", paces=paces)
    assert played.asked == [
        (0.0, "https://slow.test/1"),
        (3.0, "https://slow.test/1"),
        (3.0, "https://quick.test/1"),
        (6.0, "https://slow.test/2"),
    ]


def test_what_a_service_does_not_know_is_no_fault() -> None:
    """Gone or never there."""
    assert (
        ask(Played(answer(404), answer(410)), "https://k.test/1", "https://k.test/2") == [None] * 2
    )


def test_a_host_that_is_not_there_is_asked_once() -> None:
    """What will not pass is not tried again, now or later."""
    played = Played(Unreachable("its name is not found", lasting=True))
    asking = Asking(played, played)
    for _ in range(2):
        with pytest.raises(Refused, match="its name is not found"):
            asking.ask("Kites", "https://k.test/1", KINDS)
    assert (len(played.asked), played.waited) == (1, [])


@pytest.mark.parametrize(
    ("old", "new", "followed"),
    [
        ("http://k.test/", "https://k.test/", True),
        ("https://k.test/", "https://l.test/", True),
        ("https://k.test/", "http://k.test/", False),
        ("http://k.test/", "file:///etc/passwd", False),
        ("http://k.test/", "ftp://k.test/", False),
    ],
)
def test_no_redirection_leaves_the_web_or_its_encryption(
    old: str, new: str, followed: bool
) -> None:
    """A service may move, but not to a worse place."""
    redirect = _SafeRedirect()
    request = urllib.request.Request(old)
    if followed:
        assert redirect.redirect_request(request, None, 302, "", {}, new).full_url == new
    else:
        with pytest.raises(Unreachable, match="unsafe"):
            redirect.redirect_request(request, None, 302, "", {}, new)
