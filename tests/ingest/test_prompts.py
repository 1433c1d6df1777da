"""A new paper from answers: asked for, checked, then written, or nothing at all."""

from collections.abc import Iterator

import pytest

from site_builder.ingest.prompts import ask_for
from site_builder.model.problems import Unable
from tests.support.harness import Called, Site, call

ANSWERS = {
    "title": "LOOP: Kites in $O(n)$ Turns",
    "authors": "Ada Loop, Bo Reef",
    "published": "2024-03",
    "abstract": "We turn a kite. It costs 5% of the string.",
}


def new(site: Site, **answers: str) -> Called:
    """Call ``new`` with these answers, on a fixed day and with nobody at the terminal."""
    options = [word for name, text in answers.items() for word in (f"--{name}", text)]
    return call("new", "--content", site.content, "--added", "2024-09-01", *options)


def test_answers_become_a_file_that_passes_the_check(small: Site) -> None:
    """Named by its method, in the folder of its year."""
    made = new(small, **ANSWERS, topics="short-string", arxiv="2403.00001")
    assert (made.code, made.told) == (0, "")
    assert made.said.startswith("wrote content/papers/2024/loop.md")
    assert (small.content / "papers/2024/loop.md").read_text(encoding="utf-8") == (
        '---\ntitle: "LOOP: Kites in $O(n)$ Turns"\nauthors:\n  - Ada Loop\n  - Bo Reef\n'
        'published: 2024-03\nadded: 2024-09-01\narxiv: "2403.00001"\ntopics: [short-string]\n'
        "---\n\nWe turn a kite. It costs 5% of the string.\n"
    )
    assert small.check().code == 0


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"arxiv": "https://arxiv.org/abs/2403.00001v2"}, "'arxiv' cannot be"),
        ({"published": "2025-01-01"}, "after it was added"),
        ({"topics": "short-sting"}, "write 'short-string'"),
        ({"title": "Windless, Flight!"}, "the same title as content/papers/2024/windless.md"),
        ({"arxiv": "2406.00010"}, "the same arxiv as content/papers/2024/knot.md"),
        ({"abstract": "It costs $\\frac$ of it."}, "cannot be read"),
        ({"title": "!!!"}, "title"),
    ],
    ids=["id", "date", "topic", "title", "duplicate", "formula", "no-title"],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    small: Site, wrong: dict[str, str], told: str
) -> None:
    """By the same checks as any content file."""
    before = sorted(small.content.rglob("*"))
    made = new(small, **{**ANSWERS, **wrong})
    assert made.code == 1
    assert told in made.told
    assert sorted(small.content.rglob("*")) == before


def test_with_nobody_to_ask_the_missing_options_are_named(small: Site) -> None:
    """In a script, as in a pipe."""
    made = new(small, title="LOOP")
    assert made.code == 3
    assert "--authors, --published, --abstract" in made.told


def test_a_person_is_asked_for_what_is_missing_until_it_is_there() -> None:
    """What may be left out can be passed over with Enter."""
    replies: Iterator[str] = iter(["", "A Title", "Ada Loop", "2024", "", "", "", "", "Words."])
    answers = ask_for({}, lambda _: next(replies))
    assert answers == {
        "title": "A Title",
        "authors": "Ada Loop",
        "published": "2024",
        "abstract": "Words.",
    }


def test_a_given_answer_is_not_asked_for_again() -> None:
    """Options come first."""
    with pytest.raises(Unable):
        ask_for({"title": "Given"}, None)
    answers = ask_for(ANSWERS, lambda words: "" if "Title" not in words else "never")
    assert answers["title"] == ANSWERS["title"]
