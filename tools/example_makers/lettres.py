# SPDX-License-Identifier: EUPL-1.2
"""The pièces of the examples, as a supplier and its clients would write them. Every name in them is invented."""
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from .pdf import Page, pdf

MENTION = "Montant pris en charge par l'Etat au titre du Ségur de la santé"
FOURNISSEUR = ["Exemple Logiciels Santé, éditeur de logiciels", "1, rue de l’Exemple, 75000 Paris",
               "SIRET 732 829 320 00074, TVA intracommunautaire FR44732829320"]
MOIS = ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()


@dataclass
class Client:
    libelle: str
    adresse: str
    finess: str
    signataire: tuple[str, str, str]  # nom, prénom, qualité
    mssante: str = ""


@dataclass
class Commande:
    """One line of a request, from its order to its verification."""
    client: Client
    numero: str
    date: str
    date_signature: str
    mode_signature: str
    ht: Decimal
    logiciel: str
    prestation: str
    dispositif: str
    facture: str = ""
    date_facture: str = ""
    date_installation: str = ""
    date_va: str = ""
    # Who signs the verification, when the client became another one: it then names both.
    successeur: Client | None = None
    reserve: str = ""
    va_signee: bool = True
    scenario: str = ""
    mentions: list[str] = field(default_factory=list)

    @property
    def tva(self) -> Decimal:
        return (self.ht * Decimal("0.20")).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def ttc(self) -> Decimal:
        return self.ht + self.tva

    @property
    def client_actuel(self) -> Client:
        return self.successeur or self.client


def in_euros(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",") + "\u00a0€"


def in_words(date: str) -> str:
    year, month, day = (int(part) for part in date.split("-"))
    return f"{'1er' if day == 1 else day}\u00a0{MOIS[month - 1]} {year}"


def personne(signataire: tuple[str, str, str]) -> str:
    nom, prenom, qualite = signataire
    return f"{prenom} {nom}, {qualite[0].lower()}{qualite[1:]}"


def _headed(title: str) -> Page:
    page = Page()
    for line in FOURNISSEUR:
        page.write(56, line, 9)
        page.y -= 12
    page.y -= 14
    page.title(title)
    return page


def _client(page: Page, client: Client):
    page.heading("Client")
    page.paragraph(f"{client.libelle}, {client.adresse}")
    page.field("Numéro FINESS", client.finess)


def _amounts(page: Page, commande: Commande):
    page.table([["Désignation", "Montant HT", "TVA 20,00\u00a0%", "Montant TTC"],
                [commande.prestation, in_euros(commande.ht), in_euros(commande.tva), in_euros(commande.ttc)],
                ["Total", in_euros(commande.ht), in_euros(commande.tva), in_euros(commande.ttc)]], [350, 440, 539])


def bon_de_commande(commande: Commande) -> tuple[bytes, int]:
    page = _headed(f"Bon de commande n°\u00a0{commande.numero}")
    page.field("Date d’émission", in_words(commande.date))
    _client(page, commande.client)
    page.heading("Prestation Ségur commandée")
    page.paragraph(f"Mise à niveau du logiciel {commande.logiciel} : installation, paramétrage des flux, formation des "
                   "utilisateurs, documentation et suivi du projet.".replace(" :", "\u00a0:"))
    _amounts(page, commande)
    page.paragraph(MENTION, bold=True)
    page.paragraph(f"Soit {in_euros(commande.ttc)} versés directement au fournisseur. Aucune somme n’est demandée au "
                   "client pour cette prestation.")
    conditions = Page()
    conditions.heading(f"Conditions du bon de commande n°\u00a0{commande.numero}")
    for text in ("La commande prend effet si la version livrée du logiciel est référencée par l’Agence du numérique en "
                 "santé. À défaut, elle est sans suite et rien n’est dû de part ni d’autre.",
                 "Le client donne accès aux serveurs et désigne un référent pour la durée de l’installation.",
                 "La prestation est réputée faite quand le client a signé la vérification d’aptitude."):
        conditions.paragraph(text)
    conditions.heading("Accord du client, annexes comprises")
    conditions.paragraph(f"Signé par {personne(commande.client.signataire)}, le {in_words(commande.date_signature)}.")
    return pdf(f"Bon de commande {commande.numero}", [page, conditions]), 2


def facture(commande: Commande, annexes: list[Page] | None = None) -> tuple[bytes, int]:
    client = commande.client_actuel
    page = _headed(f"Facture n°\u00a0{commande.facture}")
    page.field("Date de la facture", in_words(commande.date_facture))
    page.field("Bon de commande", f"{commande.numero} du {in_words(commande.date)}")
    page.field("Prestation achevée le", in_words(commande.date_installation))
    _client(page, client)
    if commande.successeur:
        page.paragraph(f"{client.libelle} vient aux droits du client de la commande, {commande.client.libelle} (FINESS "
                       f"{commande.client.finess}) ; le traité de fusion est joint à la suite de cette facture."
                       .replace(" ;", "\u00a0;"))
    page.heading("Prestation Ségur")
    _amounts(page, commande)
    page.field("Total de la prestation", in_euros(commande.ttc))
    page.field("Reste à charge du client", in_euros(Decimal(0)))
    page.paragraph(MENTION, bold=True)
    page.paragraph("Paiement par l’État, pour le compte du client. En cas de retard de paiement : pénalités au taux "
                   "légal et indemnité forfaitaire de recouvrement de 40\u00a0€. Pas d’escompte."
                   .replace(" :", "\u00a0:"))
    pages = [page] + (annexes or [])
    return pdf(f"Facture {commande.facture}", pages), len(pages)


def traite_de_fusion(ancien: Client, autre: str, nouveau: Client, date_effet: str) -> list[Page]:
    first = Page()
    first.title("Traité de fusion")
    first.paragraph(f"Entre {ancien.libelle}, {ancien.adresse}, FINESS {ancien.finess}, et {autre}, établissements "
                    "publics de santé.")
    articles = [
        ("Article 1. Objet", f"Les deux établissements fusionnent et forment un établissement nouveau, "
                             f"{nouveau.libelle}, {nouveau.adresse}, FINESS {nouveau.finess}."),
        ("Article 2. Date d’effet", f"La fusion prend effet le {in_words(date_effet)}. À cette date, les deux "
                                    "établissements d’origine cessent d’exister et leurs numéros sont fermés."),
        ("Article 3. Contrats", f"{nouveau.libelle} reprend tous les contrats, commandes et droits de "
                                f"{ancien.libelle}, dont les commandes du programme Ségur du numérique en santé."),
    ]
    for heading, text in articles:
        first.heading(heading)
        first.paragraph(text)
    second = Page()
    second.heading("Article 4. Personnels et biens")
    second.paragraph("Les personnels et les biens sont transférés de plein droit à l’établissement nouveau.")
    second.heading("Signatures")
    second.paragraph(f"Pour {ancien.libelle} : {personne(ancien.signataire)}.".replace(" :", "\u00a0:"))
    second.paragraph(f"Pour {nouveau.libelle} : {personne(nouveau.signataire)}.".replace(" :", "\u00a0:"))
    second.paragraph("Fait en deux exemplaires, le 14\u00a0décembre 2022.")
    return [first, second]


def verification_d_aptitude(commande: Commande) -> tuple[bytes, int]:
    client = commande.client_actuel
    page = _headed("Vérification d’aptitude")
    page.field("Dispositif", commande.dispositif)
    page.field("Logiciel installé", commande.logiciel)
    page.field("Bon de commande", commande.numero)
    page.field("Installation achevée le", in_words(commande.date_installation))
    if commande.scenario:
        page.field("Scénario installé", commande.scenario)
    _client(page, client)
    if commande.successeur:
        page.paragraph(f"Commande passée par {commande.client.libelle} (FINESS {commande.client.finess}), devenu "
                       f"{client.libelle} par fusion.")
    page.field("Adresse MSSanté", client.mssante)
    page.heading("Vérifications faites avec le client")
    page.table([["Vérification", "Résultat"]] + [[text, "conforme"] for text in commande.mentions], [539])
    page.heading("Commentaires et réserves")
    page.paragraph(commande.reserve or "Aucune réserve.")
    page.heading("Décision du client")
    page.paragraph("Le client constate que la prestation a été réalisée conformément au bon de commande.")
    page.paragraph(f"Signé par {personne(client.signataire)}, le {in_words(commande.date_va)}." if commande.va_signee
                   else "Date et signature du client : ".replace(" :", "\u00a0:"))
    return pdf(f"Vérification d’aptitude {commande.numero}", [page]), 1


def attestation_de_fin(numero_dossier: str, signataire: tuple[str, str, str], date: str) -> tuple[bytes, int]:
    page = _headed("Attestation de fin de prestations Ségur")
    page.field("Couloir", "Hôpital")
    page.field("Dossier ASP n°", numero_dossier)
    page.field("Nom", signataire[0])
    page.field("Prénom", signataire[1])
    page.field("Dénomination sociale", "Exemple Logiciels Santé")
    page.y -= 10
    page.paragraph(f"Je soussigné(e) {personne(signataire)}, atteste que les prestations Ségur de la demande d’avance "
                   f"n°\u00a0{numero_dossier} sont terminées chez tous les clients de cette demande.")
    page.paragraph("[ ] Une partie des clients n’a pas pu bénéficier des prestations (liste jointe).")
    page.heading("Signature")
    page.paragraph(f"Fait à Paris, le {in_words(date)}. Signé\u00a0: {signataire[1]} {signataire[0]}.")
    return pdf("Attestation de fin de prestations", [page]), 1
