#!/usr/bin/env bash
# Makes the files in PhoneDashboard.Web/wwwroot/fonts again: Roboto as it comes, of Material Symbols only the icons of icons.txt.
#   docs/tools/fonts.sh
# Needs npm and fontTools with Brotli for Python 3; on Debian: apt-get install fonttools python3-brotli
# PYTHON names the Python that has fontTools, where it is not /usr/bin/python3.
set -euo pipefail

roboto=5.3.0
symbols=0.47.5

python=${PYTHON:-/usr/bin/python3}
tools=$(cd "$(dirname "$0")" && pwd)
fonts=$(cd "$tools/../.." && pwd)/PhoneDashboard.Web/wwwroot/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {
  mkdir -p "$work/$1"
  (cd "$work/$1" && tar xzf "$(npm pack --silent "$2")" --strip-components=1)
}

fetch roboto "@fontsource-variable/roboto@$roboto"
fetch symbols "material-symbols@$symbols"

mkdir -p "$fonts"
cp "$work/roboto/LICENSE" "$fonts/roboto-license.txt"
cp "$work/symbols/LICENSE" "$fonts/material-symbols-license.txt"

"$python" - "$tools/icons.txt" "$work" "$fonts" "$roboto" "$symbols" <<'PYTHON'
import hashlib, json, shutil, sys, textwrap
from pathlib import Path
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

icons, work, fonts = map(Path, sys.argv[1:4])
roboto_version, symbols_version = sys.argv[4:]


def ligatures(font):
    """The glyph of each name that the font turns into an icon."""
    letters = {glyph: chr(code).lower() for code, glyph in font.getBestCmap().items() if code < 128}
    found = {}
    for lookup in font['GSUB'].table.LookupList.Lookup:
        for table in (getattr(table, 'ExtSubTable', table) for table in lookup.SubTable):
            for first, rest in getattr(table, 'ligatures', {}).items():
                for ligature in rest:
                    found[''.join(letters[glyph] for glyph in [first, *ligature.Component])] = ligature.LigGlyph
    return found


def subset_icons(names):
    font = TTFont(work / 'symbols/material-symbols-outlined.woff2', recalcTimestamp=False)
    known = ligatures(font)
    if missing := [name for name in names if name not in known]:
        sys.exit(f"Material Symbols has no {', '.join(missing)}.")
    # Without the closure: from the letters alone it would reach every icon.
    options = Options(layout_closure=False, layout_features=['rlig'], hinting=False, notdef_outline=False)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs={known[name] for name in names}, text=''.join(names))
    subsetter.subset(font)
    font = instantiateVariableFont(font, {'FILL': 0, 'GRAD': 0, 'opsz': 24, 'wght': 400})
    font.flavor = 'woff2'
    file = fonts / 'material-symbols.woff2'
    font.save(file)
    # What the file really has, for the tests: other names of the same icon may have come along.
    has = sorted(ligatures(TTFont(file)))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    (fonts / 'material-symbols.txt').write_text('\n'.join([f'# SHA-256 of material-symbols.woff2: {digest}', *has]) + '\n')


def face(family, file, weight, display, ranges=None):
    lines = [f'font-family: "{family}";', 'font-style: normal;', f'font-weight: {weight};', f'font-display: {display};',
             f'src: url("{file}") format("woff2");']
    if ranges:
        lines += textwrap.wrap(f"unicode-range: {ranges.replace(',', ', ')};", 118, subsequent_indent='  ', break_on_hyphens=False)
    return '@font-face {\n' + ''.join(f'  {line}\n' for line in lines) + '}\n'


faces = []
ranges = json.loads((work / 'roboto/unicode.json').read_text())
# On overlaps the last one wins: Latin.
for subset in ['cyrillic-ext', 'cyrillic', 'greek-ext', 'greek', 'vietnamese', 'latin-ext', 'latin']:
    shutil.copyfile(work / f'roboto/files/roboto-{subset}-wght-normal.woff2', fonts / f'roboto-{subset}.woff2')
    faces.append(face('Roboto', f'roboto-{subset}.woff2', '100 900', 'swap', ranges[subset]))
subset_icons(icons.read_text().split())
faces.append(face('Material Symbols', 'material-symbols.woff2', 400, 'block'))
head = f"""/* Written by docs/tools/fonts.sh.
   Roboto {roboto_version}: SIL Open Font License 1.1, roboto-license.txt.
   Material Symbols Outlined {symbols_version}: Copyright Google LLC, Apache License 2.0, material-symbols-license.txt.
   Changed: only the icons in use, unfilled, weight 400, optical size 24. */
"""
(fonts / 'fonts.css').write_text('\n'.join([head, *faces]))
PYTHON

ls -l "$fonts"
