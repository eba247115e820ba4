# SPDX-License-Identifier: EUPL-1.2
"""A stock around the deadlines of 20 September and 14 December 2023, each file of financing for beneficiaries of its own,
and an independent count of what a change does to it, from two reports of `check`."""
import copy
import hashlib
import json
from collections import Counter, defaultdict
from decimal import Decimal

from programme import attestation, avance, finess, solde

VERDICTS = ("recevable", "a_verifier", "a_modifier", "rejet")
EFFECTS = ("apparait", "disparait", "change")
SEVERITY = ("information", "a_verifier", "a_modifier", "rejet")


def luhn(body: str) -> str:
    total = sum(sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit)
                for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


def supplier(document: dict, rank: int, name: str) -> None:
    """The Fournisseur of that rank, all of whose numbers are well formed."""
    siren = luhn(f"{81000000 + rank:08d}")
    document["fournisseur"].update(siren=siren, siret=luhn(siren + "0001"), raison_sociale=name,
                                   numero_tva=f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}")


def envoi(kind: int, rank: int) -> str:
    return f"00000000-0000-4000-8000-{kind:04d}{rank:08d}"


def own_files(document: dict, number: str) -> None:
    for piece in document["pieces"]:
        piece["sha256"] = hashlib.sha256(f"{number} {piece['nom_fichier']}".encode()).hexdigest()


class Dossier:
    """A file of financing: its avance of two laboratories, its solde of the first, its attestation."""

    def __init__(self, rank: int, filed: str):
        number = f"SGN-2022-{rank:06d}"
        self.avance, self.solde, self.attestation = avance(), solde(), attestation()
        self.avance["references"]["numero_dossier_asp"] = number
        self.solde["references"]["numero_dossier_avance"] = number
        self.attestation["references"]["numero_dossier_asp"] = number
        self.solde["emis_le"] = filed
        for kind, document in enumerate((self.avance, self.solde, self.attestation)):
            document["identifiant_envoi"] = envoi(kind, rank)
            own_files(document, number)
        for place, beneficiary in enumerate(self.avance["beneficiaires"]):
            beneficiary["identifiants"] = {"finess_geographique": finess(2 * rank + place)}
        self.solde["beneficiaires"][0]["identifiants"] = copy.deepcopy(self.avance["beneficiaires"][0]["identifiants"])

    def of(self, rank: int, name: str) -> "Dossier":
        for document in (self.avance, self.solde, self.attestation):
            supplier(document, rank, name)
        return self


def rules_that_count(request: dict) -> dict[str, str]:
    """Each rule of a request that is not an information, with the worst of its consequences."""
    worst: dict[str, str] = {}
    for finding in request["constats"]:
        if finding["consequence"] != "information":
            before = worst.get(finding["regle"], "information")
            worst[finding["regle"]] = max(before, finding["consequence"], key=SEVERITY.index)
    return worst


def amount(request: dict) -> Decimal:
    if request["verdict"] in ("rejet", "a_modifier"):
        return Decimal(0)
    member = {"avance": "avance", "solde": "net"}.get(request["type_demande"])
    text = request["montants"][member] if member else None
    return Decimal(text or 0)


def text_of(money: Decimal) -> str:
    return f"{money:.2f}"


def effects(before: dict, after: dict) -> list[dict]:
    left, right = rules_that_count(before), rules_that_count(after)
    found = [("apparait", rule) for rule in right if rule not in left]
    found += [("disparait", rule) for rule in left if rule not in right]
    found += [("change", rule) for rule in left if rule in right and left[rule] != right[rule]]
    return [{"regle": rule, "effet": effect} for effect, rule in
            sorted(found, key=lambda one: (EFFECTS.index(one[0]), one[1]))]


class Money:
    def __init__(self):
        self.judged, self.concerned, self.before, self.after = 0, 0, Decimal(0), Decimal(0)

    def add(self, before: Decimal, after: Decimal, concerned: bool):
        self.judged += 1
        self.concerned += concerned
        self.before += before
        self.after += after

    def members(self) -> dict:
        return {"net_avant": text_of(self.before), "net_apres": text_of(self.after),
                "ecart": text_of(self.after - self.before)}


def recount(before: dict, after: dict, suppliers: dict) -> dict:
    """What the simulation must say, from the reports of the same stock; `suppliers` gives (siren, name) by request."""
    transitions, causes, total = Counter(), Counter(), Money()
    dispositifs, per_supplier = defaultdict(Money), {}
    requests = []
    for left, right in zip(before["demandes"], after["demandes"], strict=True):
        place = (left["fichier"], left["ligne_ndjson"])
        assert place == (right["fichier"], right["ligne_ndjson"])
        moved = (left["verdict"], right["verdict"])
        transitions[moved] += 1
        was, becomes = amount(left), amount(right)
        rules = effects(left, right)
        concerned = moved[0] != moved[1] or was != becomes or bool(rules)
        total.add(was, becomes, concerned)
        dispositifs[right["dispositif"]].add(was, becomes, concerned)
        if not concerned:
            continue
        siren, name = suppliers[place]
        _, money = per_supplier.setdefault(siren or name, ((siren, name), Money()))
        money.add(was, becomes, True)
        if moved[0] != moved[1]:
            causes.update((moved, one["effet"], one["regle"]) for one in rules)
        requests.append({
            "fichier": place[0], "ligne_ndjson": place[1], "identifiant_envoi": right["identifiant_envoi"],
            "type_demande": right["type_demande"], "dispositif": right["dispositif"],
            "fournisseur": {"siren": siren, "raison_sociale": name}, "de": moved[0], "vers": moved[1],
            "regles": rules, "net_avant": text_of(was), "net_apres": text_of(becomes)})
    rank = VERDICTS.index
    by_size = sorted(per_supplier.values(), key=lambda one: (-abs(one[1].after - one[1].before),
                                                             "" if one[0][0] is None else one[0][0], one[0][1] or ""))
    return {
        "avant": before["bilan"], "apres": after["bilan"],
        "transitions": [{"de": de, "vers": vers, "nombre": count} for (de, vers), count in
                        sorted(transitions.items(), key=lambda one: (rank(one[0][0]), rank(one[0][1])))],
        "net_avant": text_of(total.before), "net_apres": text_of(total.after),
        "regles": [{"de": de, "vers": vers, "effet": effect, "regle": rule, "nombre": count}
                   for ((de, vers), effect, rule), count in sorted(causes.items(), key=lambda one: (
                       rank(one[0][0][0]), rank(one[0][0][1]), EFFECTS.index(one[0][1]), one[0][2]))],
        "dispositifs": [{"dispositif": code, "demandes": money.judged, "concernees": money.concerned} | money.members()
                        for code, money in sorted(dispositifs.items(), key=lambda one: (one[0] is None, one[0] or ""))],
        "fournisseurs": [{"siren": siren, "raison_sociale": name, "concernees": money.concerned} | money.members()
                         for (siren, name), money in by_size],
        "demandes": requests,
    }


def suppliers_of(folder, places) -> dict:
    """What the documents themselves say of their Fournisseur, by the place that a report gives."""
    found = {}
    for name, line in places:
        text = (folder / name).read_text("utf-8")
        try:
            document = json.loads(text.split("\n")[line - 1] if line else text)
            said = document.get("fournisseur") if isinstance(document, dict) else None
        except ValueError:
            said = None
        said = said if isinstance(said, dict) else {}
        found[name, line] = tuple(said.get(member) if isinstance(said.get(member), str) else None
                                  for member in ("siren", "raison_sociale"))
    return found
