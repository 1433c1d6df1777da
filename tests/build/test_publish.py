"""One complete tree takes the place of another; whatever happens, nothing half-built is seen."""

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from site_builder.build import publish
from site_builder.model.problems import Problems, Unable
from site_builder.site.output import Output
from tests.support.harness import REPOSITORY, TEMPLATES, Site, Tree


def beside(site: Site) -> list[str]:
    """What lies in the folder of the output, but for the list itself."""
    return sorted(path.name for path in site.folder.iterdir() if path.name != "content")


@pytest.fixture
def made(small: Site) -> Site:
    """The small list, built."""
    assert small.build().code == 0
    return small


def test_a_folder_that_is_not_ours_is_refused_untouched(small: Site) -> None:
    """Somebody's files are never overwritten, whatever they are called."""
    small.write({"public/index.html": "mine", "public/thesis/chapter.tex": "years of work"})
    before = Tree(small.output).files()
    built = small.build()
    assert (built.code, built.told) == (
        3,
        "public: holds files that this program did not write; empty it, or give another --output\n",
    )
    assert Tree(small.output).files() == before
    assert beside(small) == ["public"]


@pytest.mark.parametrize("there", [True, False], ids=["empty", "absent"])
def test_an_empty_folder_and_none_are_taken(small: Site, there: bool) -> None:
    """The first build needs no permission."""
    if there:
        small.output.mkdir()
    assert small.build().code == 0
    assert (small.output / "index.html").is_file()
    assert beside(small) == ["public"]


def test_a_folder_to_be_made_is_made_with_its_parents(small: Site) -> None:
    """--output may lie deeper than what there is."""
    small.output = small.folder / "a" / "b" / "public"
    assert small.build().code == 0
    assert (small.output / "index.html").is_file()


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("content", "content: holds content; give another --output\n"),
        ("content/public", "content/public: lies inside content; give another --output\n"),
        ("content/../content/papers", "content/papers: lies inside content; give another"),
        (".", ": holds content; give another --output\n"),
        ("theme", "theme: holds theme; give another --output\n"),
        ("theme/public", "theme/public: lies inside theme; give another --output\n"),
        ("linked", "content: holds content; give another --output\n"),
    ],
)
def test_what_the_site_is_made_from_is_never_its_output(
    small: Site, output: str, said: str
) -> None:
    """Neither a folder of ours, nor one around it, nor one within it, nor a link to it."""
    templates = small.folder / "theme"
    shutil.copytree(TEMPLATES, templates)
    (small.folder / "linked").symlink_to("content")
    before = Tree(small.folder).files()
    small.output = small.folder / output
    built = small.build(templates=templates)
    assert built.code == 3
    assert said in built.told
    assert Tree(small.folder).files() == before


def test_the_working_directory_is_never_the_output(
    small: Site, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To replace the folder one stands in would pull it away."""
    here = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(here)
    small.output = here
    built = small.build()
    assert built.code == 3
    assert "give another --output" in built.told


def test_a_file_in_place_of_the_output_is_refused(small: Site) -> None:
    """It is not taken away."""
    small.write({"public": "mine"})
    built = small.build()
    assert (built.code, built.told) == (3, "public: is a file; give another --output\n")
    assert small.output.read_text() == "mine"


def test_an_output_that_is_a_link_stays_one(made: Site) -> None:
    """What it leads to is replaced."""
    made.output.rename(made.folder / "real")
    made.output.symlink_to("real")
    (made.content / "papers/2021/ballast.md").unlink()
    assert made.build().code == 0
    assert made.output.is_symlink()
    assert not (made.folder / "real/papers/ballast").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/papers/2024/knot.md", "---\ntitel: Knot\n---\n"),
        ("theme/pages/tags.html", "{% if %}"),
        ("theme/pages/paper.html", "{{ view.titel }}"),
        ("theme/assets/style.css", '@import "nowhere.css";'),
    ],
)
def test_a_fault_leaves_the_old_site_as_it_was(made: Site, name: str, text: str) -> None:
    """Nothing is written when content or a template fails, and nothing is left beside."""
    templates = made.folder / "theme"
    shutil.copytree(TEMPLATES, templates)
    made.write({name: text})
    before, places = Tree(made.output).files(), beside(made)
    assert made.build(templates=templates).code == 1
    assert Tree(made.output).files() == before
    assert beside(made) == places


def test_a_fault_of_the_first_build_leaves_nothing(small: Site) -> None:
    """No output folder appears until there is a whole site to put into it."""
    templates = small.folder / "theme"
    shutil.copytree(TEMPLATES, templates)
    (templates / "pages" / "tags.html").write_text("{{ nothing }}")
    assert small.build("--jobs", "2", templates=templates).code == 1
    assert beside(small) == ["theme"]


def test_what_a_killed_build_left_is_cleared(made: Site) -> None:
    """Half a tree from yesterday is no part of today's."""
    (made.content / "papers/2021/ballast.md").unlink()
    made.write({".public.building/papers/ghost/index.html": "boo", ".public.building/x": ""})
    (made.folder / ".public.building/link").symlink_to(made.content)
    assert made.build().code == 0
    assert "papers/ghost/index.html" not in Tree(made.output).files()
    assert not (made.output / "link").exists()
    assert (made.content / "papers").is_dir()
    assert beside(made) == ["public"]


def test_a_link_in_place_of_the_new_tree_is_not_followed(made: Site) -> None:
    """Clearing must never reach another folder."""
    (made.folder / ".public.building").symlink_to("content")
    before = Tree(made.content).files()
    assert made.build().code == 3
    assert Tree(made.content).files() == before


def test_a_second_build_at_the_same_time_is_refused(made: Site) -> None:
    """It says so, and does no harm to the first."""
    with publish.staging_tree(made.output) as folder:
        (folder / "index.html").write_text("first")
        built = made.build()
        assert (built.code, built.told) == (
            3,
            ".public.building: another build is writing this site; wait until it ends\n",
        )
        assert (folder / "index.html").read_text() == "first"
    assert Tree(made.output).files().keys() == {publish.MARKER, "index.html"}
    assert made.build().code == 0


def test_a_build_while_the_old_tree_is_cleared_is_refused(
    made: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the exchange the old tree stands where a new build would begin, until it is gone."""
    codes = []
    clear = shutil.rmtree

    def build_before(path: Path, ignore_errors: bool) -> None:
        monkeypatch.setattr(publish.shutil, "rmtree", clear)
        codes.append(made.build().code)
        clear(path, ignore_errors)

    monkeypatch.setattr(publish.shutil, "rmtree", build_before)
    assert made.build().code == 0
    assert codes == [3]
    assert (made.output / "index.html").is_file()
    assert beside(made) == ["public"]


def test_a_killed_build_frees_the_way(made: Site) -> None:
    """The lock dies with its process, and what it wrote is cleared."""
    hold = (
        "import sys, time; from pathlib import Path\n"
        "from site_builder.build.publish import staging_tree\n"
        "with staging_tree(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'ghost.html').write_text('boo')\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", hold, str(made.output)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        assert made.build().code == 3
        other.send_signal(signal.SIGKILL)
    assert made.build().code == 0
    assert not (made.output / "ghost.html").exists()
    assert beside(made) == ["public"]


ENDS = [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.name)
def test_processes_that_render_end_with_the_build(made: Site, end: signal.Signals) -> None:
    """Its parent alone is ended: they let go of the lock at once, and the next build succeeds."""
    hold = (
        "import sys, time; from pathlib import Path\n"
        "from site_builder.build.processes import map_in_processes; "
        "from site_builder.build.publish import staging_tree\n"
        "def work(numbers):\n"
        "    sys.stdout.write('held\\n'); sys.stdout.flush(); time.sleep(600)\n"
        "with staging_tree(Path(sys.argv[1])):\n"
        "    list(map_in_processes(work, [range(1), range(1)], 2))\n"
    )
    command = [sys.executable, "-c", hold, str(made.output)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as other:
        assert [other.stdout.readline() for _ in range(2)] == ["held\n"] * 2
        assert made.build().code == 3
        other.send_signal(end)
        other.communicate(timeout=60)  # ends once nobody holds its output any more
    assert made.build().code == 0
    assert beside(made) == ["public"]


@pytest.mark.parametrize("end", ENDS[:2], ids=lambda end: end.name)
def test_a_build_that_is_told_to_end_clears_up(
    made: Site, end: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with Ctrl+C: the old site stays, and nothing lies beside it."""
    place = "site_builder.build.build.write_outputs"
    monkeypatch.setattr(place, lambda *_: os.kill(os.getpid(), end))
    before, handler = Tree(made.output).files(), signal.getsignal(end)
    try:
        assert made.build().code == 130
    finally:
        signal.signal(end, handler)
    assert Tree(made.output).files() == before
    assert beside(made) == ["public"]


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two renames"])
def test_a_reader_meets_a_whole_site_during_twenty_builds(
    small: Site, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the tree is exchanged, its home page is there at every moment."""
    if not exchange:
        monkeypatch.setattr(publish, "_renameat2_exchange", lambda *_: False)
    (small.output).mkdir()
    for name in (publish.MARKER, "index.html"):
        (small.output / name).write_text("0")
    missed, looked, done = [], 0, threading.Event()

    def read() -> None:
        nonlocal looked
        while not done.is_set():
            looked += 1
            try:
                (small.output / "index.html").stat()
            except FileNotFoundError:
                missed.append(looked)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        with publish.staging_tree(small.output) as folder:
            for name in ("index.html", *map(str, range(50))):
                (folder / name).write_text(str(number))
            time.sleep(0.005)
    done.set()
    reader.join()
    assert (small.output / "index.html").read_text() == "19"
    assert looked > 100
    assert not exchange or missed == []


def test_files_have_ordinary_permissions(small: Site) -> None:
    """A web server may read them: the mask of whoever builds decides, not a temporary folder's."""
    old = os.umask(0o027)
    try:
        assert small.build().code == 0
    finally:
        os.umask(old)
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in (small.output, *small.output.rglob("*"))
    }
    assert modes == {(True, 0o750), (False, 0o640)}


def test_old_pages_go_with_their_papers(made: Site) -> None:
    """What is no longer on the list is no longer on the site."""
    own = {"papers/windless/index.html", "venues/annals-of-wind/index.html"}
    before = {*Tree(made.output).files()}
    assert own < before
    (made.content / "papers/2024/windless.md").unlink()
    assert made.build().code == 0
    assert before - {*Tree(made.output).files()} == own | {"authors/ada-loop/index.html"}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["a/", "b/"], ""),
        (
            ["a/", "a/index.html"],
            "/a/index.html:1:1: two files at one address: /a/index.html\n    rename one of the two",
        ),
        (
            ["a/", "A/"],
            "/A/index.html:1:1: two files at one address: /a/index.html and /A/index.html\n"
            "    rename one of the two",
        ),
    ],
    ids=["two", "twice", "by case"],
)
def test_two_files_at_one_address_are_told(files: list[str], told: str) -> None:
    """Before anything is written; a case-blind disk would keep only one of them."""
    try:
        publish.check_addresses(Output(file, tuple, bytes) for file in files)
        said = ""
    except Problems as met:
        said = str(met)
    assert said == told


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_and_the_old_site_stays(
    made: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3; what was begun is cleared away."""
    before = Tree(made.output).files()
    monkeypatch.setattr(Path, "write_bytes", full)
    built = made.build()
    assert (built.code, built.told) == (
        3,
        "public: no space left on the disk; the old site is untouched\n",
    )
    assert Tree(made.output).files() == before
    assert beside(made) == ["public"]


def test_the_lock_is_the_folder_s_own(made: Site) -> None:
    """Nothing but the staging folder is locked, so that two sites may be built side by side."""
    with publish.staging_tree(made.output), publish.staging_tree(made.folder / "other") as other:
        (other / "index.html").write_text("other")
    assert (made.folder / "other" / "index.html").read_text() == "other"
    with (
        publish.staging_tree(made.output),
        pytest.raises(Unable, match="another build"),
        publish.staging_tree(made.output),
    ):
        pytest.fail("two builds of one site")


def test_a_lock_on_the_old_tree_stops_nothing(made: Site) -> None:
    """Whoever else locks the served folder does not stop a build."""
    held = os.open(made.output, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    assert made.build().code == 0
    os.close(held)


def test_a_build_leaves_signals_as_they_were(small: Site) -> None:
    """Who calls the command line from a program of their own is ended as before."""
    stops = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(stop, signal.SIG_DFL) for stop in stops]
    try:
        assert small.build().code == 0
        assert [signal.getsignal(stop) for stop in stops] == [signal.SIG_DFL, signal.SIG_DFL]
    finally:
        for stop, handler in zip(stops, before, strict=True):
            signal.signal(stop, handler)
