# SPDX-License-Identifier: EUPL-1.2
"""Masking of personal health identifiers (IDT-009), by regular expressions."""

import re
import string

CASES = 6000
MARK = "[identifiant masqué]"

ADDRESS = re.compile(
    r"[A-Za-z0-9._%+\-\u00C0-\u07FF]+@(?i:patient\.mssante\.fr)(?![A-Za-z0-9\-])(?!\.[a-z])")
FIFTEEN = re.compile(r"(?<![A-Za-z0-9])([1278][0-9]{4}(?:[0-9]{2}|2[ABab])[0-9]{6})([0-9]{2})(?![A-Za-z0-9])")


def key_of(number):
    corsica = number.upper().replace("2A", "19").replace("2B", "18")
    return 97 - int(corsica) % 97


def masked(text):
    def mask_nir(match):
        return MARK if key_of(match[1]) == int(match[2]) else match[0]

    # The address first: a NIR before the @ goes with it.
    return FIFTEEN.sub(mask_nir, ADDRESS.sub(MARK, text))


def right_nir(chance):
    number = chance.choice("1278") + "".join(chance.choices(string.digits, k=4))
    number += chance.choice(["2A", "2B", "2a", "2b", f"{chance.randrange(100):02}"])
    number += "".join(chance.choices(string.digits, k=6))
    return f"{number}{key_of(number):02}"


def cases(chance):
    pieces = ["x", "@patient.mssante.fr", "@PATIENT.MSSante.FR", "@pro.mssante.fr", " ", ".", ", ", "@", "7", "-", "_",
              "é", "«\u00a0", "\u00a0»", "X", ".fr", "hélène", "(", ")", "2790351215189"]
    for _ in range(CASES):
        parts = [right_nir(chance) if chance.random() < 0.25 else chance.choice(pieces)
                 for _ in range(chance.randrange(1, 9))]
        text = "".join(parts)
        yield "masque", text, masked(text)
