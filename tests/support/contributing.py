"""The contribute page for tests: its form filled in."""

import random
import re
from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

SCRAPS = (
    *"aaabcdeXYZ019  ::,,--??!'\"\\#&*{}[]()|>%@`~=.+$_/<;^",
    *"\u00a0é中🤗\u200b\ufeff\x7f\x85\u2028“—\t\n\ud7ff\ufffd\u0301ßΣı\x01\x9f\u202e",
    ": ", " #", "- ", "0x", "1e5", "yes", "null", "2024-06-01", "LoRA", "(ZeRO)", "we propose ",
)  # fmt: skip


def texts(number: int, most: int = 12, seed: int = 0) -> Iterator[str]:
    """Texts of odd signs; the same ones whenever they are asked for."""
    chance = random.Random(seed)
    for _ in range(number):
        yield "".join(chance.choice(SCRAPS) for _ in range(chance.randint(1, most)))


READY = "#contribution[data-ready]"
KNOWN = "#contribution[data-known]"
"""The papers on the list are there as well."""


def fill(page: Page, answers: Mapping[str, str]) -> None:
    """Write answers into the form, and wait until it has read them."""
    for name, text in answers.items():
        page.locator(f"#{name}").fill(text)
    page.wait_for_selector(READY, state="attached")
    page.locator("#own").focus()
    if any(page.locator(f"#{name}").input_value() for name in ("arxiv", "doi", "title")):
        page.wait_for_selector(KNOWN, state="attached")


def said_of(page: Page, name: str) -> str:
    """What the form says is wrong with a field."""
    return re.sub(r"\s+", " ", page.locator(f"#{name}-fault").inner_text()).strip()


def file_of(page: Page) -> str:
    """The file as the form shows it."""
    return page.locator("#file").text_content() or ""
