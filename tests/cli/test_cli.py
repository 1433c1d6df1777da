"""The command line: what it answers, where it prints, and with which code it ends."""

import contextlib
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.cli.output import MANY, tell
from site_builder.model.problems import Problem
from site_builder.search import pagefind
from tests.support.harness import REPOSITORY, TEMPLATES, Site, Tree, call, run

UNSORTED = (
    "---\ntitle: A Kite\nauthors: [Ada Loop]\npublished: 2024\nadded: 2024-08-01\n---\n\nWe fly.\n"
)
NO_TOPIC = (
    "content/papers/2024/kite.md:2:1: warning: no topic\n"
    "    add 'topics: [...]'; until then the paper is listed as unsorted\n"
)
BALLAST = NO_TOPIC.replace("2024/kite", "2021/ballast")
"""The small list's one warning."""


def test_help_names_every_command() -> None:
    """In a process of its own, as a newcomer calls it; with code 0 and nothing told."""
    called = run("--help")
    assert (called.returncode, called.stderr) == (0, "")
    for command in ("build", "serve", "check", "import", "new"):
        assert re.search(rf"^    {command}  +\w", called.stdout, re.MULTILINE)


def test_version_is_the_package_s() -> None:
    """One number, written once."""
    assert (call("--version").code, call("--version").said) == (0, f"site_builder {__version__}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "the following arguments are required: COMMAND"),
        ("bild", "invalid choice: 'bild'"),
        ("check --contents x", "unrecognized arguments"),
        ("build stray", "unrecognized arguments: stray"),
        ("build --content", "expected one argument"),
        ("build --jobs 0", "argument --jobs: '0' is not a number from 1 to 256"),
        ("build --jobs -1", "argument --jobs"),
        ("build --jobs 257", "argument --jobs: '257' is not a number from 1 to 256"),
        ("build --jobs two", "argument --jobs: 'two' is not a number from 1 to 256"),
        ("build --jobs 1.5", "argument --jobs: '1.5' is not a number from 1 to 256"),
        ("build --jobs ²", "argument --jobs: '²' is not a number from 1 to 256"),
        ("build --base-url kites.example", "'kites.example' is not an address; begin it with ht"),
        ("build --base-url ftp://kites.example", "is not an address; begin it with https://"),
        ("build --base-url https://", "'https://' is not an address; begin it with https://"),
    ],
)
def test_a_wrong_call_ends_with_code_2_and_the_usage(site: Site, words: str, said: str) -> None:
    """Nothing is done; the last line says what was wrong with the call."""
    called = call(*words.split())
    assert (called.code, called.said) == (2, "")
    assert called.told.startswith("usage: site_builder")
    assert said in called.told.splitlines()[-1]
    assert not site.output.exists()


def test_a_good_list_ends_with_code_0(small: Site) -> None:
    """Check counts what it read, and says how it stands."""
    checked = small.check()
    assert (checked.code, checked.told) == (0, BALLAST)
    assert checked.said == "4 papers and 3 topics: 1 warning\n"
    (small.content / "papers/2021/ballast.md").unlink()
    checked = small.check()
    assert (checked.code, checked.told) == (0, "")
    assert checked.said == "3 papers and 3 topics: all well\n"


def test_problems_end_with_code_1_on_standard_error(site: Site) -> None:
    """Check and build tell the same, and say nothing else."""
    site.write({"content/papers/2024/kite.md": UNSORTED.replace("title", "titel")})
    checked, built = site.check(), site.build()
    assert (checked.code, checked.said) == (1, "")
    assert (built.code, built.said, built.told) == (1, "", checked.told)
    assert "unknown field 'titel'" in checked.told
    assert not site.output.exists()


def test_warnings_fail_nothing_unless_strict(site: Site) -> None:
    """They are told by check and by build; --strict makes problems of them."""
    site.write({"content/papers/2024/kite.md": UNSORTED})
    assert (site.check().code, site.check().told) == (0, NO_TOPIC)
    assert site.check().said.endswith(": 1 warning\n")
    assert (site.check("--strict").code, site.check("--strict").told) == (1, NO_TOPIC)
    strict = site.build("--strict")
    assert (strict.code, strict.told) == (1, NO_TOPIC)
    assert not site.output.exists()
    assert (site.build().code, site.build().told) == (0, NO_TOPIC)


def test_many_warnings_are_counted_by_build(capsys: pytest.CaptureFixture[str]) -> None:
    """A build is not the place for a hundred of them; three times the same is told three times."""
    unlike = [Problem(f"{n:02}.md", 1, 1, f"fault {n}", "mend", warning=True) for n in range(22)]
    alike = [Problem(f"x{n}.md", 1, 1, "the same", "mend", warning=True) for n in range(3)]
    tell([*unlike, *alike], MANY)
    told = capsys.readouterr().err.splitlines()
    assert told[:-1:2] == [f"{n:02}.md:1:1: warning: fault {n}" for n in range(20)]
    assert told[-1] == "and 5 more: see 'site_builder check'"
    tell(alike)
    assert capsys.readouterr().err.count("the same") == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "check --content nowhere",
            "nowhere: there is no such folder; give one with --content\n",
        ),
        (
            "build --content nowhere --templates theme",
            "nowhere: there is no such folder; give one with --content\n",
        ),
        (
            "build --templates nowhere",
            "nowhere: there is no such folder; give one with --templates\n",
        ),
        (
            "build --content content/site.yaml --templates theme",
            "content/site.yaml: there is no such folder; give one with --content\n",
        ),
        (
            "build --templates theme --no-search --quiet --output file/public",
            "file: File exists; the old site is untouched\n",
        ),
        (
            "build --templates theme --no-search --quiet --output file/deep/public",
            "file/deep: Not a directory; the old site is untouched\n",
        ),
    ],
)
def test_what_the_machine_lacks_ends_with_code_3_and_one_sentence(
    site: Site, words: str, told: str
) -> None:
    """A folder that is not there, or a place where none can be made: no traceback."""
    (site.folder / "theme").symlink_to(TEMPLATES)
    site.write({"file": "not a folder"})
    called = call(*words.split())
    assert (called.code, called.told) == (3, told)
    assert (site.folder / "file").read_text() == "not a folder"


def test_the_folders_have_names_by_default(small: Site) -> None:
    """In a repository laid out as this one, build needs no option."""
    (small.folder / "templates").symlink_to(TEMPLATES)
    assert call("build", "--no-search").code == 0
    assert (small.output / "index.html").is_file()


def test_a_build_says_its_stages_and_its_sum(small: Site) -> None:
    """Where no terminal is, plain lines: one a stage with its seconds, then what was built."""
    built = run(
        "build", "--content", "content", "--templates", TEMPLATES, "--no-search", cwd=small.folder
    )
    assert (built.returncode, built.stderr) == (0, BALLAST)
    lines = [re.sub(r"[0-9]+\.[0-9]+ s", "N s", line) for line in built.stdout.splitlines()]
    pages = len(Tree(small.output).addresses)
    assert [re.sub(" +", " ", line) for line in lines] == [
        "read and checked N s",
        "put in order N s",
        "rendered N s",
        f"4 papers and 3 topics on {pages} pages in public/, N s",
    ]


def test_quiet_says_nothing(site: Site) -> None:
    """Problems alone are told, and on standard error."""
    built = site.build()
    assert (built.code, built.said, built.told) == (0, "", "")
    site.write({"content/papers/2024/kite.md": UNSORTED})
    assert (site.build().said, site.build().told) == ("", NO_TOPIC)


def screen(written: bytes) -> list[str]:
    """What a terminal shows in the end: a carriage return goes back to overwrite."""
    lines = []
    for line in written.decode().split("\n"):
        cells = ""
        for piece in line.split("\r"):
            cells = piece + cells[len(piece) :]
        lines.append(cells.rstrip())
    return lines


def all_of(terminal: int) -> bytes:
    """Everything that was written to a terminal which is now closed."""
    written = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal so
        while data := os.read(terminal, 4096):
            written += data
    return written


def test_a_terminal_shows_a_bar_and_takes_it_away(small: Site) -> None:
    """While files are written; what stays on the screen is the warning alone."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    words = ["build", "--content", "content", "--templates", TEMPLATES, "--no-search"]
    command = [sys.executable, "-m", "site_builder", *map(str, words)]
    ended = subprocess.run(
        command,
        cwd=small.folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    written = all_of(ours)
    os.close(ours)
    files = len(Tree(small.output).files()) - 1  # the mark of a built tree is no output
    assert f"/{files} [".encode() in written
    assert screen(written) == BALLAST.split("\n")
    assert b"rendered" in ended.stdout


def test_ctrl_c_ends_quietly(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """One word, the shell's own code, no traceback and no new site."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("site_builder.build.build.write_outputs", interrupt)
    built = small.build()
    assert (built.code, built.told) == (130, "stopped\n")
    assert [path.name for path in small.folder.iterdir()] == ["content"]


@pytest.fixture
def no_pagefind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Neither the wheel nor a program of that name; gives an empty folder that PATH names."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def made(small_built: Site) -> dict[str, bytes]:
    """The small list, built; its files."""
    return Tree(small_built.output).files()


def program(folder: Path, script: str) -> None:
    """A program called pagefind."""
    path = folder / "pagefind"
    path.write_text(script)
    path.chmod(0o755)


def test_a_missing_pagefind_is_told_with_both_ways_out(
    small: Site, made: dict[str, bytes], no_pagefind: Path
) -> None:
    """Code 3, one sentence, and the old site as it was."""
    assert list(no_pagefind.iterdir()) == []
    built = small.build("--search")
    assert (built.code, built.told) == (
        3,
        "Pagefind is missing: pip install pagefind-bin, or build with --no-search\n",
    )
    assert Tree(small.output).files() == made
    assert small.build().code == 0


ENTRY = "pagefind/pagefind-entry.json"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo the disk is on fire >&2; exit 7", "Pagefind failed: the disk is on fire\n"),
        ("echo no html found; exit 1", "Pagefind failed: no html found\n"),
        ("exit 7", "Pagefind failed: exit code 7\n"),
        ("exit 0", "Pagefind left a damaged index: [Errno 2] No such file"),
        (f"echo '{{}}' > {ENTRY}", "Pagefind left a damaged index: 'languages'\n"),
        (f"echo '[]' > {ENTRY}", "Pagefind left a damaged index: "),
        (f"echo oh > {ENTRY}", "Pagefind left a damaged index: "),
        (
            f"echo '{{\"languages\": {{}}}}' > {ENTRY}; "
            "printf '\\037\\213\\010\\000' > pagefind/fragment/a.pf_fragment",
            "Pagefind left a damaged index: Compressed file ended",
        ),
        (
            f"echo '{{\"languages\": {{}}}}' > {ENTRY}",
            "the search index does not hold exactly the papers and topics: it lacks "
            "/papers/ballast/, /papers/knot/, /papers/spool/ and 4 more; see the "
            "data-pagefind-body marks in the templates\n",
        ),
    ],
)
def test_a_failing_pagefind_is_told_and_the_old_site_stays(
    small: Site, made: dict[str, bytes], no_pagefind: Path, script: str, told: str
) -> None:
    """Code 3 and what it said; an index that is not whole is never published."""
    (no_pagefind / "mkdir").symlink_to("/bin/mkdir")
    program(no_pagefind, f"#!/bin/sh\nmkdir -p pagefind/fragment\n{script}\n")
    built = small.build("--search")
    assert built.code == 3
    assert built.told.startswith(told)
    assert Tree(small.output).files() == made
    assert sorted(path.name for path in small.folder.iterdir()) == ["bin", "content", "public"]


def test_a_pagefind_that_cannot_be_started_is_told(
    small: Site, made: dict[str, bytes], no_pagefind: Path
) -> None:
    """A program for another machine, or one whose interpreter is gone."""
    program(no_pagefind, "#!/no/shell\n")
    built = small.build("--search")
    assert (built.code, built.told) == (
        3,
        "Pagefind cannot be started: No such file or directory\n",
    )
    assert Tree(small.output).files() == made


@pytest.mark.slow
def test_a_page_that_lost_its_mark_is_missed_in_the_index(
    small: Site, made: dict[str, bytes]
) -> None:
    """The templates say what is to be found; the build counts."""
    theme = small.folder / "theme"
    shutil.copytree(TEMPLATES, theme)
    page = theme / "pages" / "topic.html"
    page.write_text(page.read_text("utf-8").replace("data-pagefind-body", ""), "utf-8")
    built = small.build("--search", templates=theme)
    assert (built.code, built.told) == (
        3,
        "the search index does not hold exactly the papers and topics: it lacks "
        "/topics/calm-air/, /topics/light-sails/, /topics/short-string/; see the "
        "data-pagefind-body marks in the templates\n",
    )
    assert Tree(small.output).files() == made


@pytest.mark.slow
def test_settings_of_pagefind_from_outside_change_nothing(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its variables are not handed on, so that an index is the same on every machine."""
    assert small.build("--search").code == 0
    before = Tree(small.output).files()
    assert any(name.startswith(f"{pagefind.FOLDER}/") for name in before)
    monkeypatch.setenv("PAGEFIND_OUTPUT_SUBDIR", "elsewhere")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "h1")
    assert small.build("--search").code == 0
    assert Tree(small.output).files() == before


def test_a_call_imports_no_more_than_its_command_needs() -> None:
    """The list of commands needs nothing of theirs, and a build no network."""
    told = "import sys; from site_builder.cli import parser; parser(['{}']); print(*sys.modules)"
    for word, others in (("--help", {"yaml", "jinja2", "urllib3"}), ("build", {"urllib3"})):
        program = [sys.executable, "-c", told.format(word)]
        shown = subprocess.run(program, capture_output=True, text=True, check=True)
        loaded = set(shown.stdout.split())
        assert ("site_builder.cli.build" in loaded) == (word == "build")
        assert not others & loaded
