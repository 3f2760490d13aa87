"""Writes small PDF files for tests: words at places, in Helvetica or in a font that has any script, and nothing clever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
"""A4, in points."""

_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
"""Of Helvetica's letters from the space to the tilde, in thousandths of the size."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words printed with their first letter's foot at a place, in points from the page's lower left."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    unicode: bool = False
    """In the font that has any script; each of its letters is half as wide as high, or as wide if an ideogram."""
    colour: str = "0 g"
    mode: int = 0
    """How letters are painted; 3 paints nothing."""
    turn: str = "1 0 0 1"


@dataclass(frozen=True, slots=True)
class Raw:
    """Anything else a page may paint, in the language of its streams."""

    painted: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills the page, speckled as a scan's."""


def written(
    *pages: Sequence[Words | Picture | Raw], title: str = "", trailer: str = "", rotate: int = 0, before: str = ""
) -> bytes:
    """A PDF of these pages; `trailer` is added to its trailer's dictionary, `before` to what each page paints first.

    A page may mark what it paints as on the layer `/Off`, which is turned off, and paint with the state `/Faded`.
    """
    letters = sorted({letter for page in pages for one in page if isinstance(one, Words) for letter in one.text})
    kids = " ".join(f"{20 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = {
        1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >> >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
        6: (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> /FontDescriptor 7 0 R /DW 500 /W [{_wide(letters)}] >>"
        ).encode(),
        7: b"<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        8: _stream(_meanings(letters)),
        9: _stream(
            bytes(255 * ((x // 2 + y // 2) % 2) for y in range(HEIGHT // 2) for x in range(WIDTH // 2)),
            f"/Type /XObject /Subtype /Image /Width {WIDTH // 2} /Height {HEIGHT // 2} /BitsPerComponent 8 /ColorSpace /DeviceGray",
        ),
        11: b"<< /Type /OCG /Name (Off) >>",
        12: _stream(
            b"", "/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Group << /S /Transparency /CS /DeviceGray >>"
        ),
        13: b"<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 12 0 R >> >>",
        10: b"<< /Title <" + title.encode("utf-16").hex().encode() + b"> >>",
    }
    for number, page in enumerate(pages):
        bodies[20 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {21 + 2 * number} 0 R /Rotate {rotate} "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /I 9 0 R >> /Properties << /Off 11 0 R >> /ExtGState << /Faded 13 0 R >> >> >>"
        ).encode()
        bodies[21 + 2 * number] = _stream(b"\n".join([before.encode(), *(_painted(one) for one in page)]))
    return joined(bodies, f"/Root 1 0 R {'/Info 10 0 R' if title else ''} {trailer}")


def joined(bodies: dict[int, bytes], trailer: str) -> bytes:
    """A PDF of these numbered objects."""
    content = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in bodies.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        content += b"%d 1\n%010d 00000 n \n" % (number, place)
    content += f"trailer\n<< /Size {max(bodies) + 1} {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(content)


def column(
    text: str, x: float = 72, y: float = 760, width: float = 451, size: float = 11, *, leading: float = 1.25
) -> list[Words]:
    """A paragraph set in a column, line by line; a line break in the text breaks the line there."""
    lines: list[str] = []
    for printed in text.split("\n"):
        line = ""
        for word in printed.split(" "):
            if line and breadth(f"{line} {word}", size) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return [Words(x, y - number * size * leading, line, size) for number, line in enumerate(lines)]


def breadth(text: str, size: float) -> float:
    """How far words reach, in points."""
    return sum(_WIDTHS[ord(letter) - 32] if " " <= letter <= "~" else 556 for letter in text) * size / 1000


def _painted(one: Words | Picture | Raw) -> bytes:
    if isinstance(one, Raw):
        return one.painted.encode()
    if isinstance(one, Picture):
        return b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)
    if one.unicode:
        font, shown = "F3", f"<{one.text.encode('utf-16-be').hex()}>".encode()
    else:
        letters = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font, shown = ("F2" if one.bold else "F1"), b"(" + letters + b")"
    place = f"BT {one.colour} {one.mode} Tr /{font} {one.size} Tf {one.turn} {one.x:.2f} {one.y:.2f} Tm "
    return place.encode() + shown + b" Tj ET"


def _stream(content: bytes, extra: str = "") -> bytes:
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def _wide(letters: Iterable[str]) -> str:
    return " ".join(f"{ord(letter)} [1000]" for letter in letters if "\u2e80" <= letter <= "\uffef")


def _meanings(letters: Sequence[str]) -> bytes:
    """Which letters the codes of the second font mean: themselves."""
    entries = "\n".join(f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters if letter <= "\uffff")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Any def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(letters)} beginbfchar\n{entries}\nendbfchar endcmap end end"
    ).encode()
