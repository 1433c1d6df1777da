"""Make the site's two fonts: subsets of Linux Libertine 5.3.0 (Debian: fonts-linuxlibertine).

Call it with fonttools and brotli installed: python .ci/fonts.py FOLDER_OF_THE_OTF_FILES.
The licence (SIL OFL 1.1, see templates/assets/fonts/OFL.txt) reserves the font's name, so
the subsets carry another one.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "templates" / "assets" / "fonts"
NAME = "Catalogue Serif"
ASCII = range(0x20, 0x7F)
COMMON = [ord(char) for char in "·×°²³áâäãåçèéêëíïñóôöõøúüßÅÉÖØÜŁłšćčžń"]
SIGNS = [ord(char) for char in "–—‘’“”…−≤≥≈∼∞→"]
QUOTES = [ord(char) for char in "–—‘’“”…·é"]
FACES = {
    "roman": ("LinLibertine_R.otf", "kern liga onum lnum tnum smcp", [*ASCII, *COMMON, *SIGNS]),
    "italic": ("LinLibertine_RI.otf", "kern liga onum", [*ASCII, *QUOTES]),
}
"""File, features and characters of each; css/fonts.css says which face covers what."""


def make(face: str, source: Path, features: str, characters: list[int]) -> Path:
    """Write one face's subset as WOFF2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = features.split()
    options.name_IDs = [1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.desubroutinize = True
    options.drop_tables += ["FFTM", "BASE"]
    font = subset.load_font(str(source), options)
    plain_small_capitals(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    rename(font, face)
    target = TARGET / f"{face}.woff2"
    subset.save_font(font, str(target), options)
    return target


def plain_small_capitals(font: TTFont) -> None:
    """Keep the small capitals of a to z; accented ones would cost 8 KB and are not used."""
    table = font["GSUB"].table
    letters = {font.getBestCmap()[code] for code in range(ord("a"), ord("z") + 1)}
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "smcp"
        for index in record.Feature.LookupListIndex
    }
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            single = getattr(subtable, "ExtSubTable", subtable)
            if hasattr(single, "mapping"):
                single.mapping = {k: v for k, v in single.mapping.items() if k in letters}


def rename(font: TTFont, face: str) -> None:
    """The reserved name stays with the original."""
    names = {1: NAME, 3: f"{NAME} {face}", 4: f"{NAME} {face}", 6: f"CatalogueSerif-{face}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = names[6]
        top = cff.topDictIndex[0]
        for field in ("FullName", "FamilyName"):
            if hasattr(top, field):
                setattr(top, field, NAME)
    font["head"].modified = font["head"].created


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for face, (file, features, characters) in FACES.items():
        made = make(face, folder / file, features, characters)
        sys.stdout.write(f"{made.name}: {made.stat().st_size:,} bytes\n")
