"""Commands that begin a list and keep it up to date: init, upgrade."""

import argparse
from pathlib import Path

from site_builder.cli.options import Commands, added_option, content_option, today, web_address
from site_builder.cli.output import GOOD, TOLD
from site_builder.model.problems import quantity


def add(commands: Commands) -> None:
    """Add them to the command line."""
    _add_init(commands)
    _add_upgrade(commands)


def _add_init(commands: Commands) -> None:
    init = commands.add_parser(
        "init",
        help="begin a new list",
        description="Write a new list into a new or empty folder: settings, two example topics "
        "with a paper each, vocabulary, workflows, README and Makefile.",
    )
    init.add_argument("folder", type=Path, metavar="DIR", help="where the list will stand")
    init.add_argument("--name", metavar="NAME", help="its name (default: that of the folder)")
    init.add_argument("--tagline", metavar="TEXT", help="one sentence under the name")
    init.add_argument("--editor", metavar="NAME", help="who curates it")
    init.add_argument(
        "--repository",
        type=web_address,
        metavar="URL",
        help="address of its repository, like https://github.com/OWNER/NAME",
    )
    init.add_argument(
        "--base-url",
        type=web_address,
        metavar="URL",
        help="public address of the site (default: where GitHub Pages puts it)",
    )
    init.add_argument(
        "--builder",
        metavar="PLACE",
        help="where pip finds the builder: a folder, git+https://..., or a version on an index "
        "(default: the repository this one came from)",
    )
    added_option(init)
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    from site_builder.editing.scaffold import NewList, create
    from site_builder.editing.scaffold.requirement import requirement
    from site_builder.model.paths import display_path

    builder = requirement(options.builder)
    texts = ("name", "tagline", "editor", "repository", "base_url")
    given = {name: getattr(options, name) for name in texts if getattr(options, name)}
    files = create(
        NewList(
            folder=options.folder,
            requirement=builder.line,
            added=(options.added or today()).isoformat(),
            **given,
        )
    )
    folder = display_path(options.folder)
    print(f"wrote {quantity(len(files), 'file')} to {folder}/")
    print(f"requirements.txt takes the builder from {builder.line}: {builder.remark}")
    if not options.repository:
        print(f"write the address of the repository into {folder}/content/site.yaml")
    print("then call there: make site")
    return GOOD


def _add_upgrade(commands: Commands) -> None:
    upgrade = commands.add_parser(
        "upgrade",
        help="bring older content up to date",
        description="Bring content of an older format up to today's, in place: comments stay, "
        "and all files change or none.",
    )
    upgrade.add_argument(
        "--check", action="store_true", help="change nothing; fail where there is something to do"
    )
    content_option(upgrade)
    upgrade.set_defaults(run=_upgrade)


def _upgrade(options: argparse.Namespace) -> int:
    from site_builder.content.format_version import FORMAT, SITE
    from site_builder.editing.upgrade import upgrade
    from site_builder.model.paths import display_path

    found = upgrade(options.content, options.check)
    if found == FORMAT:
        print(f"nothing to upgrade: the content is in format {found}")
        return GOOD
    print("site.yaml says in which format the content is")
    done = "would change" if options.check else "changed"
    print(f"{done} {display_path(options.content / SITE)}")
    print(f"from format {found} to {FORMAT}: 1 file")
    return TOLD if options.check else GOOD
