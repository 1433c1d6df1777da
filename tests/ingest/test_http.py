"""Asking with patience: what a service's answers, or its silence, lead to."""

import contextlib
import gzip
import socket
import threading
from collections.abc import Iterator

import pytest

from site_builder import __version__
from site_builder.ingest.http.client import Answer, Unreachable, Web, _joined
from site_builder.ingest.http.pace import Limits, Pace
from site_builder.ingest.http.retry import Asking, Refused
from tests.support.services import Reply, Server, playing

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
    turns = {start: Pace(seconds, played) for start, seconds in (paces or {}).items()}
    asking = Asking(played, played, turns)
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
        ("https://k.test/", "HTTP://k.test/", False),
        ("http://k.test/", "file:///etc/passwd", False),
        ("http://k.test/", "ftp://k.test/", False),
        ("http://k.test/", "http://[", False),
    ],
)
def test_no_redirection_leaves_the_web_or_its_encryption(
    old: str, new: str, followed: bool
) -> None:
    """A service may move, but not to a worse place."""
    if followed:
        assert _joined(old, new, 302, downgrade=False) == new
    else:
        with pytest.raises(Unreachable, match="unsafe"):
            _joined(old, new, 302, downgrade=False)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with playing() as played:
        yield played


def test_another_host_is_told_no_credentials(server: Server) -> None:
    """They go along on the host they are for, and stay behind where it sends elsewhere."""
    with playing() as other:
        server.say("/a", Reply(status=302, headers={"Location": "/b"}))
        server.say("/b", Reply(status=302, headers={"Location": f"{other.root}/c"}))
        other.say("/c", Reply("there"))
        told = Web("https://home.test").ask("GET", f"{server.root}/a", {"Authorization": "secret"})
    assert (told.body, told.address) == (b"there", f"{other.root}/c")
    assert [one["Authorization"] for one in server.headers] == ["secret", "secret"]
    assert other.headers[0]["Authorization"] is None
    assert other.agents == {f"site_builder/{__version__} (+https://home.test)"}


def test_what_is_sent_is_sent_to_no_other_address(server: Server) -> None:
    """A body is for the address it was meant for; the redirect is the answer."""
    server.say("/a", Reply(status=307, headers={"Location": "/b"}))
    assert Web("tests").ask("POST", f"{server.root}/a", body=b"{}").status == 307
    assert server.asked == ["/a"]


def test_a_proxy_of_the_environment_is_asked_instead(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As every other program does it."""
    monkeypatch.setenv("http_proxy", server.root)
    server.say("http://kites.test/a", Reply("by proxy"))
    assert Web("tests").get("http://kites.test/a", "*/*").body == b"by proxy"


@pytest.mark.parametrize(("blanks", "fits"), [(900, True), (4_000_000, False)])
def test_a_packed_answer_is_unpacked_within_its_bounds(
    server: Server, blanks: int, fits: bool
) -> None:
    """A few packed bytes may hold gigabytes: what counts is what they become."""
    packed = gzip.compress(b" " * blanks)
    server.say("/", Reply(packed, headers={"Content-Encoding": "gzip"}))
    web = Web("tests", Limits(size=10_000))
    if fits:
        assert web.get(server.root, "*/*").body == b" " * blanks
    else:
        with pytest.raises(Unreachable, match="more than 10,000 bytes"):
            web.get(server.root, "*/*")


@contextlib.contextmanager
def speaking_plainly() -> Iterator[str]:
    """A server that knows nothing of encryption, and its address."""

    def answer() -> None:
        with contextlib.suppress(OSError):
            asked, _ = listening.accept()
            with asked:
                asked.recv(100)
                asked.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join()


def test_a_server_without_encryption_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was to have one."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with speaking_plainly() as address, pytest.raises(Unreachable, match="its encryption fails"):
        Web("tests").get(address, "*/*")


def refusing() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("address", "why", "lasting"),
    [
        ("https://nowhere.invalid/", "its name is not found", True),
        ("{refusing}", "connection refused", False),
        ("http://exa mple.test:port/", "its address is none", True),
        ("http://ex..ample.test/", "", True),
        ("{root}/hang", "it did not answer within 0 seconds", False),
        ("{root}/drip", "its answer was not complete after 0 seconds", False),
        ("{root}/cut", "its answer broke off", False),
        ("{root}/babble", "its answer is no HTTP", False),
        ("{root}/drop", "it hung up", False),
        ("{root}/loop", "it redirects without end", True),
        ("{root}/torn", "its answer cannot be unpacked", False),
        ("{root}/large", "its answer has more than 1,000 bytes", True),
    ],
)
def test_every_failure_is_told_in_a_clause(
    server: Server, address: str, why: str, lasting: bool
) -> None:
    """And whether asking again would help."""
    for act in ("hang", "drip", "cut", "babble", "drop"):
        server.say(f"/{act}", Reply("x", act=act))
    server.say("/loop", Reply(status=302, headers={"Location": "/loop"}))
    server.say("/torn", Reply(b"no gzip", headers={"Content-Encoding": "gzip"}))
    server.say("/large", Reply("x" * 1_001))
    at = {"root": server.root, "refusing": refusing()}
    limits = Limits(
        size=1_000,
        silence=0.3 if address.endswith("hang") else 20,
        whole=0.3 if address.endswith("drip") else 60,
    )
    with pytest.raises(Unreachable) as met:
        Web("tests", limits).get(address.format(**at), "*/*")
    assert met.value.why.startswith(why)
    assert met.value.lasting == lasting
