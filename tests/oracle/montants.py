# SPDX-License-Identifier: EUPL-1.2
"""Amounts and VAT, by exact decimals of the standard library."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

CENT = Decimal("0.01")


def amount(chance, negative=True):
    digits = chance.randrange(1, 13)
    value = Decimal(chance.randrange(10 ** (digits + 2))) * CENT
    return -value if negative and chance.random() < 0.2 else value


def tva_cases(chance):
    rates = [Decimal("20.00"), Decimal("8.50"), Decimal("0.00"), Decimal("5.50"), Decimal("2.10"), Decimal("30.00")]
    for _ in range(8000):
        ht = amount(chance)
        rate = chance.choice(rates + [Decimal(chance.randrange(10_000)) * CENT])
        vat = (ht * rate / 100).quantize(CENT, ROUND_HALF_UP)
        yield "tva_arrondie", f"{ht:.2f}", f"{rate:.2f}", f"{vat + 0:.2f}"
    for cents in range(400):
        ht = cents * CENT
        yield "tva_arrondie", f"{ht:.2f}", "8.50", f"{(ht * Decimal('8.5') / 100).quantize(CENT, ROUND_HALF_UP):.2f}"


def prorata_cases(chance):
    for _ in range(4000):
        whole = amount(chance, negative=False) + CENT
        part = (whole * chance.randrange(1001) / 1000).quantize(CENT, ROUND_HALF_UP)
        value = amount(chance)
        # Never rounded twice: halves are seen on the product, before the division.
        cents, numerator, denominator = (int(x / CENT) for x in (value, part, whole))
        doubled = (2 * abs(cents) * numerator + denominator) // (2 * denominator)
        share = (doubled if cents >= 0 else -doubled) * CENT
        yield "prorata", f"{value:.2f}", f"{part:.2f}", f"{whole:.2f}", f"{share + 0:.2f}"


def montant_verdict(text):
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", text):
        return "refus"
    value = Decimal(text)
    sign = "negatif" if value < 0 else "positif"
    cents = value / CENT
    return f"{sign} {int(cents)}" if cents == cents.to_integral_value() else f"{sign} fraction"


def montant_cases(chance):
    for _ in range(4000):
        digits = "".join(chance.choices("0123456789", k=chance.randrange(1, 14)))
        decimals = "".join(chance.choices("0001259", k=chance.randrange(0, 11)))
        text = chance.choice(["", "", "-"]) + digits + ("." + decimals if chance.random() < 0.8 else "")
        if chance.random() < 0.15:
            place = chance.randrange(len(text) + 1)
            text = text[:place] + chance.choice(".-+ e,0") + text[place:]
        yield "montant", text, montant_verdict(text)


def cases(chance):
    with localcontext(Context(prec=60)):
        yield from tva_cases(chance)
        yield from prorata_cases(chance)
        yield from montant_cases(chance)
