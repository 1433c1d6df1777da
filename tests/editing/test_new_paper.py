"""A new paper's file is right before it is written, or it is not written."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.extractor import Extractor
from site_builder.content.reader import read_content
from site_builder.editing.atomic import write_new
from site_builder.editing.new_paper import new_paper
from site_builder.ingest.latex import mend_abstract, mend_title
from site_builder.model.problems import Problems, Unable
from site_builder.model.record import PaperRecord
from tests.support.harness import SMALL, Site

KNOWN = read_content(SMALL)
EXTRACTOR = Extractor(KNOWN.topics, KNOWN.vocabulary)
WORDS = st.lists(
    st.sampled_from(
        "short-string less string 12x faster KNOT LOOP, $x_1$ $ \\ # : - ' \" [ ] { } & * `code` "
        "<b> --- ... é 漢字 we propose Delta 40% of the".split(" ")
    )
    | st.text(max_size=6),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_a_draft_passes_the_checks_whatever_its_words(
    title: str, author: str, abstract: str
) -> None:
    """Or a problem says why there is none; what is suggested stands in the file."""
    entry = PaperRecord(
        title=mend_title(title),
        abstract=mend_abstract(abstract),
        authors=(mend_title(author),),
        published="2024-03",
        added="2024-09-01",
    )
    with contextlib.suppress(Problems):
        draft = new_paper(entry, SMALL, KNOWN, EXTRACTOR)
        assert draft.path.parent == SMALL / "papers" / "2024"
        said = [*draft.paper.topics, *(name for _, name in draft.paper.tag_pairs)]
        said += [claim.quote for claim in draft.paper.claims]
        assert {one.value for one in draft.proposed} <= set(said)


def test_a_draft_is_never_written_over_a_file(small: Site) -> None:
    """Someone was faster, or a folder cannot be made; then nothing is left behind."""
    entry = PaperRecord(
        title="LOOP: Kites",
        abstract="We fly.",
        authors=("Ada Loop",),
        published="2020",
        added="2024-09-01",
    )
    draft = new_paper(entry, small.content, read_content(small.content))
    write_new(draft.path, draft.text.encode())
    with pytest.raises(Unable, match="is already there"):
        write_new(draft.path, draft.text.encode())
    assert [path.name for path in draft.path.parent.iterdir()] == ["loop.md"]
    draft.path.unlink()
    draft.path.parent.rmdir()
    draft.path.parent.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(Unable, match=r"papers/2020/loop\.md"):
        write_new(draft.path, draft.text.encode())
