"""The check as contributors and workflows call it: formats, files, and keys that vanish."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli.output import tell_as
from site_builder.model.problems import Problem
from tests.support.harness import Site, call
from tests.support.repository import Repository

KITE = (
    "---\ntitle: {title}\nauthors: [Ada Loop]\npublished: 2024-06-30\nadded: {added}\n"
    "topics: [short-string]\n---\n\nWe fly.\n"
)


def kite(title: str = "A Kite", added: str = "2024-08-01") -> str:
    return KITE.format(title=title, added=added)


def test_json_is_one_object_a_problem(site: Site) -> None:
    """On standard output and alone there, so that a program can read it."""
    site.write({"content/papers/2024/kite.md": kite().replace("topics: [short-string]\n", "")})
    site.write({"content/papers/2024/drake.md": kite("A Drake").replace("title", "titel")})
    checked = site.check("--format", "json")
    told = [json.loads(line) for line in checked.said.splitlines()]
    assert (checked.code, checked.told) == (1, "")
    assert told == [
        {
            "file": "content/papers/2024/drake.md",
            "line": 2,
            "column": 1,
            "severity": "error",
            "fault": "unknown field 'titel'",
            "mend": "write 'title'",
        },
        {
            "file": "content/papers/2024/kite.md",
            "line": 2,
            "column": 1,
            "severity": "warning",
            "fault": "no topic",
            "mend": "add 'topics: [...]'; until then the paper is listed as unsorted",
        },
    ]


def test_errors_stand_last_and_like_warnings_once(site: Site) -> None:
    """What stops the build is not lost above or among thousands of lines; for a program each
    warning stands alone."""
    bare = kite("A Kite {}").replace("topics: [short-string]\n", "")
    site.write(
        {f"content/papers/2024/kite-{n}.md": bare.replace("{}", "x" * n) for n in range(10, 40)}
    )
    site.write({"content/papers/2024/a.md": kite("A").replace("title", "titel")})
    text = site.check()
    assert text.told.splitlines() == [
        "content/papers/2024/kite-10.md:2:1: warning: no topic",
        "    add 'topics: [...]'; until then the paper is listed as unsorted",
        "    30 times: likewise content/papers/2024/kite-11.md:2, content/papers/2024/kite-12.md:2"
        " and 27 more",
        "content/papers/2024/a.md:2:1: unknown field 'titel'",
        "    write 'title'",
    ]
    assert site.build().told == text.told
    for form in ("json", "github"):
        assert len(site.check("--format", form).said.splitlines()) == 31


def test_github_shows_each_problem_at_its_line(site: Site) -> None:
    """As a workflow command: kind, file, line, column, and both sentences."""
    site.write({"content/papers/2024/kite.md": kite().replace("title", "titel")})
    checked = site.check("--format", "github")
    assert (checked.code, checked.told) == (1, "")
    assert checked.said == (
        "::error file=content/papers/2024/kite.md,line=2,col=1,title=site_builder check"
        "::unknown field 'titel'%0Awrite 'title'\n"
    )


def unescaped(text: str) -> str:
    """What GitHub's runner makes of a part of a workflow command."""
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


HOSTILE = st.text(st.sampled_from(":,%\r\n=#;AD025 eroé"))


@given(file=HOSTILE, fault=HOSTILE, mend=HOSTILE)
def test_no_text_breaks_out_of_an_annotation(file: str, fault: str, mend: str) -> None:
    """Whatever file and words hold, it is one command on one line, read back as it was."""
    import contextlib
    import io

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        tell_as("github", [Problem(file, 3, 4, fault, mend)])
    line = said.getvalue().removesuffix("\n")
    assert not {"\n", "\r"} & set(line)
    found = re.fullmatch("::error file=([^:,]*),line=3,col=4,title=[^:,]*::(.*)", line)
    assert found
    assert unescaped(found[1]) == file
    assert unescaped(found[2]) == f"{fault}\n{mend}"


def test_a_file_s_name_cannot_begin_a_line(site: Site) -> None:
    """A line end in a name is shown as a sign: in a log it could begin a workflow command."""
    site.write({"content/papers/2024/a\n::error::b.md": kite()})
    for form in ("text", "github", "json"):
        checked = site.check("--format", form)
        assert checked.code == 1
        whole = checked.told + checked.said
        assert [line for line in whole.splitlines() if line.startswith("::error::")] == []


def test_only_named_files_are_told_of(site: Site) -> None:
    """One file, several, or a folder of them; the others' problems are theirs."""
    wrong = kite().replace("title", "titel")
    site.write({"content/papers/2024/kite.md": wrong, "content/papers/2023/drake.md": wrong})
    for names, told in (
        (("2024/kite.md",), {"2024/kite.md"}),
        (("2023",), {"2023/drake.md"}),
        (("2024/kite.md", "2023/drake.md"), {"2024/kite.md", "2023/drake.md"}),
    ):
        paths = [str(site.content / "papers" / name) for name in names]
        files = re.findall(r"^content/papers/(.*?):", site.check(*paths).told, re.MULTILINE)
        assert set(files) == told
    checked = site.check(str(site.content / "topics"))
    assert (checked.code, checked.told) == (0, "")
    assert checked.said == "1 file of 0 papers: all well\n"


def test_a_named_file_that_is_missing_is_told(site: Site) -> None:
    """A misspelt name must not pass for a file without problems."""
    checked = site.check("content/papers/kite.md")
    assert checked.code == 1
    assert checked.told == (
        "content/papers/kite.md:1:1: there is no such file\n"
        "    give a file or a folder of the list\n"
    )


@pytest.mark.parametrize("named", ["a-first", "z-last"])
def test_a_duplicate_is_told_in_the_named_file(site: Site, named: str) -> None:
    """The whole list is read, and the message names the other file, whichever comes first."""
    site.write({f"content/papers/2024/{key}.md": kite() for key in ("a-first", "z-last")})
    other = {"a-first": "z-last", "z-last": "a-first"}[named]
    checked = site.check(f"content/papers/2024/{named}.md")
    assert checked.code == 1
    assert checked.told.startswith(
        f"content/papers/2024/{named}.md:2:8: the same title as content/papers/2024/{other}.md"
    )


def test_a_duplicate_is_told_in_the_file_that_came_later(site: Site) -> None:
    """It is the newcomer that has to give way."""
    site.write({"content/papers/2024/a.md": kite(added="2024-09-01")})
    site.write({"content/papers/2024/b.md": kite(added="2024-08-01")})
    assert site.check().told.startswith("content/papers/2024/a.md:2:8: the same title as")


def test_a_vanished_key_is_refused(repository: Repository) -> None:
    """With the two commands that leave a word behind."""
    next(repository.site.content.rglob("windless.md")).unlink()
    site = repository.site.write(
        {"content/moved.yaml": "removed: {zeppelin: Gone., bowline: Gone.}"}
    )
    assert site.check().code == 0
    checked = site.check("--base", "main")
    assert checked.code == 1
    assert (
        "content/papers/2024/windless.md:1:1: the key 'windless' has vanished\n"
        "    put the file back; or call 'site_builder move windless NEW' or 'site_builder remove "
    ) in checked.told
    gone = "removed: {zeppelin: Gone., bowline: Gone., windless: Gone.}"
    site.write({"content/moved.yaml": gone})
    assert site.check("--base", "main").code == 0


def test_a_key_renamed_by_hand_is_told_the_line_it_lacks(repository: Repository) -> None:
    """The paper is known by its ids, whatever its new name."""
    file = next(repository.site.content.rglob("windless.md"))
    file.rename(file.with_name("sandbag.md"))
    told = repository.site.check("--base", "main").told
    assert "add 'windless: sandbag' below 'moved:' in moved.yaml" in told
    moved = repository.site.content / "moved.yaml"
    text = moved.read_text(encoding="utf-8").replace(
        "\nmoved:\n", "\nmoved:\n  windless: sandbag\n"
    )
    moved.write_text(text, encoding="utf-8")
    assert repository.site.check("--base", "main").code == 0


def test_an_old_key_s_line_may_not_be_lost(repository: Repository) -> None:
    """Its address would answer no more."""
    (repository.site.content / "moved.yaml").unlink()
    told = repository.site.check("--base", "main").told
    assert "content/moved.yaml:1:1: the old key 'bowline' is no longer told of\n" in told
    assert "content/moved.yaml:1:1: the old key 'zeppelin' is no longer told of\n" in told


def test_papers_that_came_to_the_base_since_have_not_vanished(repository: Repository) -> None:
    """A branch that is behind lacks them, and that is no fault of its own."""
    repository.branch("mine").switch("main")
    repository.site.write({"content/papers/2024/kite.md": kite()})
    repository.commit("A kite").switch("mine")
    assert repository.site.check("--base", "main").code == 0


@pytest.mark.parametrize(("form", "code"), [("text", 3), ("json", 3), ("github", 3)])
def test_an_unknown_base_is_the_machine_s_matter(
    repository: Repository, form: str, code: int
) -> None:
    """It is told on standard error, and is no problem of the list."""
    checked = repository.site.check("--base", "nothing", "--format", form)
    assert (checked.code, checked.said) == (code, "")
    assert checked.told.startswith("git knows no commit 'nothing'")


PAPERS = {
    "kite": kite(),
    "drake": kite("A Drake").replace("2024-06-30", "2023-02-01"),
}


@pytest.mark.parametrize("order", [("kite", "drake"), ("drake", "kite")])
def test_two_pull_requests_that_add_papers_merge_in_either_order(
    repository: Repository, order: tuple[str, str]
) -> None:
    """Each adds a file of its own, so nothing conflicts, and the list of both is well."""
    years = {"kite": 2024, "drake": 2023}
    for key in PAPERS:
        repository.branch(key)
        repository.site.write({f"content/papers/{years[key]}/{key}.md": PAPERS[key]})
        assert repository.site.check("--base", "main").code == 0
        repository.commit(f"Add {key}").switch("main")
    for key in order:
        repository.merge(key)
    checked = repository.site.check()
    assert (checked.code, checked.said) == (0, "6 papers and 3 topics: 1 warning\n")


def test_pull_requests_that_add_one_paper_twice_are_told_after_the_first_merge(
    repository: Repository,
) -> None:
    """git sees no conflict between two files; the identity gate does."""
    for key in ("kite", "our-kite"):
        repository.branch(key)
        repository.site.write({f"content/papers/2024/{key}.md": kite()})
        assert repository.site.check().code == 0
        repository.commit(f"Add {key}").switch("main")
    repository.merge("kite").switch("our-kite").merge("main")
    checked = repository.site.check("content/papers/2024/our-kite.md")
    assert checked.code == 1
    assert "the same title as content/papers/2024/kite.md: A Kite" in checked.told


def test_a_path_is_told_as_it_is_from_where_the_command_was_called(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From within the list too."""
    site.write({"content/papers/2024/kite.md": kite().replace("title", "titel")})
    monkeypatch.chdir(site.content)
    assert call("check", "--content", ".", Path("papers/2024/kite.md")).told.startswith(
        "papers/2024/kite.md:2:1: unknown field"
    )
