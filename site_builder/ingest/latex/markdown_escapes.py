"""Words as Markdown that shows them unchanged, with no backslash that is not needed."""

import re

from site_builder.ingest.latex.placeholders import MARK

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_BACKSLASH = re.compile(rf"\\(?={_PUNCTUATION}|{MARK})")
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(r"_+")
_TAG = re.compile(rf"<(?=[A-Za-z/!?]|{MARK})")
_ENTITY = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
_LINK = re.compile(r"\](?=\()")
_BLOCK = re.compile(r"(?:#{1,6}|[-+*])(?=\s|$)|>|~~~|(?:[-*_][ \t]*){3,}$|\[[^\]]*\]:")
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.ASCII)


def escape(text: str) -> str:
    """One paragraph of words as one line of Markdown; held pieces are left for put_back."""
    text = _BACKSLASH.sub(r"\\\\", text)
    if text.count("`") > 1:
        text = text.replace("`", r"\`")
    text = _delimiters(text, _STARS, inside_words=True)
    text = _delimiters(text, _UNDERSCORES, inside_words=False)
    text = _TAG.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _LINK.sub(r"\\]", text)
    # A paragraph's beginning must not make it a heading, a list, a quotation or a rule.
    return "\\" + text if _BLOCK.match(text) else _NUMBERED.sub(r"\1\\", text)


def _delimiters(text: str, runs: re.Pattern[str], inside_words: bool) -> str:
    """Escape signs that could open or close emphasis; one alone has no partner."""
    found = {run.start() for run in runs.finditer(text) if _can_emphasise(run, inside_words)}
    if len(found) < 2:
        return text
    return runs.sub(
        lambda run: f"\\{run[0][0]}" * len(run[0]) if run.start() in found else run[0], text
    )


def _can_emphasise(run: re.Match[str], inside_words: bool) -> bool:
    text = run.string
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if (not before or before.isspace()) and (not after or after.isspace()):
        return False
    return inside_words or not (before.isalnum() and after.isalnum())
