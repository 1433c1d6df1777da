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
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))", re.ASCII)


def escape(text: str) -> str:
    """One paragraph of words as one line of Markdown; held pieces are left for put_back."""
    text = _BACKSLASH.sub(r"\\\\", text)
    if text.count("`") > 1:
        text = text.replace("`", r"\`")
    if "*" in text:
        text = _delimiters(text, _STARS, inside_words=True)
    if "_" in text:
        text = _delimiters(text, _UNDERSCORES, inside_words=False)
    text = _TAG.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _LINK.sub(r"\\]", text)
    return _first_word(text)


def _delimiters(text: str, runs: re.Pattern[str], inside_words: bool) -> str:
    """Escape signs that could open or close emphasis; one alone has no partner."""
    found = [run for run in runs.finditer(text) if _can_emphasise(run, inside_words)]
    if len(found) < 2:
        return text
    pieces, end = [], 0
    for run in found:
        pieces += [text[end : run.start()], f"\\{run[0][0]}" * len(run[0])]
        end = run.end()
    return "".join(pieces) + text[end:]


def _can_emphasise(run: re.Match[str], inside_words: bool) -> bool:
    text = run.string
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if (not before or before.isspace()) and (not after or after.isspace()):
        return False
    return inside_words or not (before.isalnum() and after.isalnum())


def _first_word(text: str) -> str:
    """Keep a paragraph's beginning from making it a heading, a list, a quotation or a rule."""
    if _BLOCK.match(text):
        return "\\" + text
    return _NUMBERED.sub(r"\1\\", text, count=1) if _NUMBERED.match(text) else text
