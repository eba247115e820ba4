# SPDX-License-Identifier: EUPL-1.2
"""Small PDF files with a text layer, the same bytes at each run: streams are not packed, since zlib may change."""

WIDTH, HEIGHT, MARGIN = 595, 842, 56  # A4, in points

# Widths of Helvetica in thousandths, for what is aligned on the right or broken into lines.
_WIDTHS = {**dict.fromkeys("ijl'’|", 222), **dict.fromkeys("ft .,:;!/()[]\u00a0", 278), **dict.fromkeys("-r°", 333),
           **dict.fromkeys("cksvxyzJ", 500), **dict.fromkeys("ABEKPSVXYÉÈÀ", 667), **dict.fromkeys("CDHNRUw", 722),
           **dict.fromkeys("GOQ", 778), **dict.fromkeys("mM", 833), "W": 944, "I": 278, "@": 1015, "—": 1000}


def text_width(text: str, size: float) -> float:
    return sum(_WIDTHS.get(character, 556) for character in text) * size / 1000


def broken(text: str, size: float, width: float) -> list[str]:
    """The lines of a paragraph. Only a plain space breaks: a no-break one holds."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return lines + [line]


class Page:
    def __init__(self):
        self.operators: list[str] = []
        self.y = HEIGHT - MARGIN

    def write(self, x: float, text: str, size: float = 10, bold: bool = False):
        shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.operators.append(f"BT /{'G' if bold else 'F'} {size:g} Tf {x:.2f} {self.y:.2f} Td ({shown}) Tj ET")

    def rule(self, above: float = 3):
        self.operators.append(f"0.5 w {MARGIN} {self.y + above:.2f} m {WIDTH - MARGIN} {self.y + above:.2f} l S")

    def title(self, text: str):
        self.write(MARGIN, text, 16, bold=True)
        self.y -= 26

    def heading(self, text: str):
        self.y -= 8
        self.write(MARGIN, text, 11, bold=True)
        self.y -= 17

    def paragraph(self, text: str, bold: bool = False):
        for line in broken(text, 10.5 if bold else 10, WIDTH - 2 * MARGIN):
            self.write(MARGIN, line, 10, bold)
            self.y -= 14
        self.y -= 4

    def field(self, name: str, value: str):
        self.write(MARGIN, f"{name}\u00a0:", 10)
        self.write(MARGIN + 170, value, 10, bold=True)
        self.y -= 15

    def table(self, rows: list[list[str]], columns: list[float]):
        """Columns begin at these places; all but the first are aligned on the right of theirs. The first row is a head."""
        for number, row in enumerate(rows):
            self.write(MARGIN, row[0], 9.5, bold=number == 0)
            for place, cell in zip(columns, row[1:]):
                self.write(place - text_width(cell, 9.5), cell, 9.5, bold=number == 0)
            self.y -= 15
            if number == 0:
                self.rule(above=11)
        self.y -= 6

    def stream(self) -> bytes:
        return "\n".join(self.operators).encode("cp1252")


def pdf(title: str, pages: list[Page]) -> bytes:
    """The bytes of a PDF 1.4 with these pages."""
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    shown = title.encode("utf-16-be").hex().upper()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        f"<< /Title <FEFF{shown}> /Producer (Quitus) >>".encode(),
    ]
    for number, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
                       f"/Resources << /Font << /F 3 0 R /G 4 0 R >> >> >>".encode())
        stream = page.stream()
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")

    result = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(result)
    result += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    result += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return result + (f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\n"
                     f"startxref\n{start}\n%%EOF\n").encode()
