# SPDX-License-Identifier: EUPL-1.2
"""Keys of identifiers, by whole-number arithmetic on the full text. Verdicts: ok, forme, nul, cle."""

import re
import string

CASES_A_KIND = 4000
VAT_SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Those that the cases use, from the registry of IBAN.
IBAN_LENGTHS = {"FR": 27, "MC": 27, "DE": 22, "BE": 16, "BG": 22, "ES": 24, "GB": 22, "SE": 24, "NO": 15, "MT": 31}


def luhn(number):
    """True when the digits at even places from the right, doubled and summed by digit, make tens with the others."""
    plain, doubled = number[-1::-2], number[-2::-2]
    total = sum(map(int, plain)) + sum(int(c) for d in doubled for c in str(2 * int(d)))
    return total % 10 == 0


def luhn_verdict(number):
    if int(number) == 0:
        return "nul"
    return "ok" if luhn(number) else "cle"


def matches(pattern, text):
    return re.fullmatch(pattern, text, re.ASCII) is not None


def finess(text):
    if not matches(r"(\d{2}|2[AB])\d{7}", text):
        return "forme"
    return luhn_verdict(text.replace("A", "1").replace("B", "2"))


def rpps(text):
    if matches(r"8\d{11}", text):
        text = text[1:]
    return luhn_verdict(text) if matches(r"\d{11}", text) else "forme"


def adeli(text):
    if matches(r"(2[AB]|9[ABCDF])\d{7}", text):
        return "ok"
    return luhn_verdict(text) if matches(r"\d{9}", text) else "forme"


def siren(text):
    return luhn_verdict(text) if matches(r"\d{9}", text) else "forme"


def siret(text):
    if not matches(r"\d{14}", text):
        return "forme"
    verdict = siren(text[:9])
    if verdict != "ok":
        return verdict
    if text[:9] == "356000000" and text != "35600000000048":
        return "ok" if sum(map(int, text)) % 5 == 0 else "cle"
    return "ok" if luhn(text) else "cle"


def tva(text):
    if not matches(rf"FR[{VAT_SIGNS}]{{2}}\d{{9}}", text):
        return "forme"
    key, number = text[2:4], text[4:]
    if int(number) == 0:
        return "nul"
    if not number.startswith("000") and not luhn(number):
        return "cle"
    if key.isdigit():
        return "ok" if int(number + "12") % 97 == int(key) else "cle"
    a, b = (VAT_SIGNS.index(sign) for sign in key)
    s = 24 * a + b - 10 if key[0].isdigit() else 34 * a + b - 100
    return "ok" if (int(number) + 1 + s // 11) % 11 == s % 11 else "cle"


def id_nat_struct(text):
    kind, rest = text[:1], text[1:]
    if kind == "0":
        return adeli(rest[:9]) if matches(r".{9}\d\d", rest) else "forme"
    if kind == "4":
        return rpps(rest[:11]) if matches(r"\d{14}", rest) else "forme"
    return {"1": finess, "2": siren, "3": siret}.get(kind, lambda _: "forme")(rest)


def letters_as_numbers(text):
    return int("".join(str(int(sign, 36)) for sign in text))


def rib_key(bank, branch, account):
    digits = account.translate(str.maketrans(string.ascii_uppercase, "12345678912345678923456789"))
    return 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(digits)) % 97


def iban(text):
    if not matches(r"[A-Z]{2}\d\d[A-Z0-9]+", text) or IBAN_LENGTHS.get(text[:2]) != len(text):
        return "forme"
    is_french = text[:2] in ("FR", "MC")
    if is_french and not matches(r"..\d{12}[A-Z0-9]{11}\d\d", text):
        return "forme"
    if not 2 <= int(text[2:4]) <= 98 or letters_as_numbers(text[4:] + text[:4]) % 97 != 1:
        return "cle"
    if is_french and rib_key(text[4:9], text[9:14], text[14:25]) != int(text[25:]):
        return "cle"
    return "ok"


def digits(chance, count):
    return "".join(chance.choice(string.digits) for _ in range(count))


def completed(verdict, start):
    """The start, and the last digit that makes it right when there is one."""
    return next((start + d for d in string.digits if verdict(start + d) == "ok"), start + "0")


def right_finess(chance):
    start = chance.choice(["2A", "2B", digits(chance, 2), digits(chance, 2)])
    return completed(finess, start + digits(chance, 6))


def right_rpps(chance):
    return chance.choice(["", "8"]) + completed(rpps, digits(chance, 10))


def right_adeli(chance):
    start = chance.choice(["2A", "2B", "9A", "9B", "9C", "9D", "9F"] + [digits(chance, 2)] * 7)
    return completed(adeli, start + digits(chance, 6))


def right_siren(chance):
    return completed(siren, digits(chance, 8))


def right_siret(chance):
    start = chance.choice(["356000000", right_siren(chance), right_siren(chance)])
    return completed(siret, start + digits(chance, 4))


def right_tva(chance):
    number = chance.choice(["000" + digits(chance, 6), right_siren(chance), right_siren(chance)])
    if chance.random() < 0.5:
        return f"FR{int(number + '12') % 97:02}{number}"
    keys = [a + b for a in VAT_SIGNS for b in VAT_SIGNS if not (a + b).isdigit()]
    return "FR" + next(k for k in chance.sample(keys, len(keys)) if tva("FR" + k + number) in ("ok", "nul")) + number


def right_id_nat_struct(chance):
    return chance.choice([
        lambda: "0" + right_adeli(chance) + digits(chance, 2),
        lambda: "1" + right_finess(chance),
        lambda: "2" + right_siren(chance),
        lambda: "3" + right_siret(chance),
        lambda: "4" + completed(rpps, digits(chance, 10)) + digits(chance, 3),
    ])()


def right_iban(chance):
    country = chance.choice(["FR", "FR", "FR", *IBAN_LENGTHS])
    if country in ("FR", "MC"):
        bank, branch = digits(chance, 5), digits(chance, 5)
        account = "".join(chance.choices(string.digits + string.ascii_uppercase, k=11))
        bban = f"{bank}{branch}{account}{rib_key(bank, branch, account):02}"
    else:
        bban = digits(chance, IBAN_LENGTHS[country] - 4)
    return f"{country}{98 - letters_as_numbers(bban + country + '00') % 97:02}{bban}"


def damaged(chance, text):
    """The text with one accident of typing."""
    place = chance.randrange(len(text))
    sign = chance.choice(string.digits * 4 + "ABIJOZabz -.")
    return chance.choice([
        lambda: text[:place] + sign + text[place + 1:],
        lambda: text[:place] + sign + text[place:],
        lambda: text[:place] + text[place + 1:],
        lambda: text[:place] + text[place:place + 2][::-1] + text[place + 2:],
        lambda: text[:place] + chance.choice(string.digits) + text[place + 1:],
        lambda: "0" * len(text),
        lambda: text.lower(),
        lambda: " " + text,
    ])()


KINDS = {
    "finess": (finess, right_finess),
    "rpps": (rpps, right_rpps),
    "adeli": (adeli, right_adeli),
    "siren": (siren, right_siren),
    "siret": (siret, right_siret),
    "tva": (tva, right_tva),
    "id_nat_struct": (id_nat_struct, right_id_nat_struct),
    "iban": (iban, right_iban),
}


def is_beyond_the_recount(kind, text):
    """An accident may make a country of the registry that the recount does not hold: it then has nothing to say."""
    return kind == "iban" and matches(r"[A-Z]{2}.*", text) and text[:2] not in IBAN_LENGTHS


def cases(chance):
    for kind, (verdict, right) in KINDS.items():
        for _ in range(CASES_A_KIND):
            text = right(chance)
            if chance.random() < 0.6:
                text = damaged(chance, text)
            if not is_beyond_the_recount(kind, text):
                yield kind, text, verdict(text)
