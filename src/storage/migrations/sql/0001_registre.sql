-- INTEGER is 64 bits on both databases. Instants are seconds since 1970, amounts are cents. A unique constraint is named
-- table_column_column. The triggers of each database are in the file of the same number that bears its name.

-- The head of the chain: one row.
CREATE TABLE chaine (
    un INTEGER NOT NULL PRIMARY KEY CONSTRAINT chaine_une CHECK (un = 1),
    journal_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lien TEXT NOT NULL CONSTRAINT chaine_lien_forme CHECK (length(lien) = 64)
) STRICT;

-- The journal: each event, as its canonical text, and its link. Appended in order, never changed.
CREATE TABLE evenements (
    seq INTEGER NOT NULL PRIMARY KEY,
    objet TEXT NOT NULL,
    contenu TEXT NOT NULL,
    lien TEXT NOT NULL CONSTRAINT evenements_lien_forme CHECK (length(lien) = 64)
) STRICT;
CREATE INDEX evenements_par_objet ON evenements (objet, seq);

-- What lists show and filter. `rang` is the order of reception, without a gap.
CREATE TABLE demandes (
    rang INTEGER NOT NULL PRIMARY KEY,
    numero TEXT NOT NULL CONSTRAINT demandes_numero UNIQUE,
    siret TEXT NOT NULL,
    raison_sociale TEXT NOT NULL,
    type_demande TEXT NOT NULL,
    dispositif TEXT NOT NULL,
    identifiant_envoi TEXT NOT NULL,
    reference TEXT NOT NULL,
    avance TEXT NOT NULL,
    dossier TEXT NOT NULL,
    statut TEXT NOT NULL,
    verdict TEXT NOT NULL,
    version INTEGER NOT NULL,
    recu_le INTEGER NOT NULL,
    depose_le INTEGER,
    echeance INTEGER,
    echeance_tri INTEGER NOT NULL, -- the deadline; what has none comes last
    finance INTEGER,
    a_payer INTEGER,
    beneficiaires INTEGER NOT NULL,
    prise_en_charge_par TEXT NOT NULL,
    recherche TEXT NOT NULL, -- number, reference and name, folded
    empreinte TEXT NOT NULL -- of its keys and files: tells whether they changed
) STRICT;
CREATE UNIQUE INDEX demandes_siret_identifiant_envoi
    ON demandes (siret, identifiant_envoi) WHERE identifiant_envoi <> '';
CREATE INDEX demandes_par_siret ON demandes (siret, rang);
CREATE INDEX demandes_par_statut ON demandes (statut, rang);
CREATE INDEX demandes_par_siret_statut ON demandes (siret, statut, rang);
CREATE INDEX demandes_par_dispositif ON demandes (dispositif, rang);
CREATE INDEX demandes_par_agent ON demandes (prise_en_charge_par, rang) WHERE prise_en_charge_par <> '';
CREATE INDEX demandes_par_statut_echeance ON demandes (statut, echeance_tri, rang);
CREATE INDEX demandes_par_echeance ON demandes (echeance_tri, rang);
CREATE INDEX demandes_par_avance ON demandes (avance, rang) WHERE avance <> '';

-- The whole state, as its canonical text.
CREATE TABLE suivis (
    demande INTEGER NOT NULL PRIMARY KEY,
    contenu TEXT NOT NULL
) STRICT;

-- Beneficiaries that a demande bears, by the prints of their keys.
CREATE TABLE cles (
    cle TEXT NOT NULL,
    dispositif TEXT NOT NULL,
    demande INTEGER NOT NULL,
    PRIMARY KEY (cle, dispositif, demande)
) STRICT, WITHOUT ROWID;

-- Files that a demande was deposited with, in any version.
CREATE TABLE fichiers (
    sha256 TEXT NOT NULL,
    demande INTEGER NOT NULL,
    PRIMARY KEY (sha256, demande)
) STRICT, WITHOUT ROWID;

-- Counts of demandes by what a count is asked by; siret is empty for those of all companies.
CREATE TABLE decomptes (
    siret TEXT NOT NULL,
    statut TEXT NOT NULL,
    dispositif TEXT NOT NULL,
    type_demande TEXT NOT NULL,
    nombre INTEGER NOT NULL,
    finance INTEGER NOT NULL,
    PRIMARY KEY (siret, statut, dispositif, type_demande)
) STRICT, WITHOUT ROWID;

-- Uniqueness of financing: a beneficiary of a dispositif is held by one file of financing.
CREATE TABLE titres (
    dispositif TEXT NOT NULL,
    cle TEXT NOT NULL,
    dossier TEXT NOT NULL,
    CONSTRAINT titres_dispositif_cle PRIMARY KEY (dispositif, cle)
) STRICT, WITHOUT ROWID;
CREATE INDEX titres_par_dossier ON titres (dossier);

-- Texts by their print: documents, reports.
CREATE TABLE contenus (
    sha256 TEXT NOT NULL PRIMARY KEY,
    texte TEXT NOT NULL
) STRICT;

-- The ledger. An entry is written, then its lines, then its seal, which is refused unless the lines balance; an entry
-- without its seal cannot be committed. None of them is ever changed.
CREATE TABLE sceaux (
    ecriture INTEGER NOT NULL PRIMARY KEY
) STRICT;
CREATE TABLE ecritures (
    numero INTEGER NOT NULL PRIMARY KEY
        CONSTRAINT ecritures_scellees REFERENCES sceaux (ecriture) DEFERRABLE INITIALLY DEFERRED,
    instant INTEGER NOT NULL,
    demande TEXT NOT NULL,
    libelle TEXT NOT NULL
) STRICT;
CREATE INDEX ecritures_par_demande ON ecritures (demande, numero);
CREATE TABLE lignes_d_ecriture (
    ecriture INTEGER NOT NULL REFERENCES ecritures (numero),
    rang INTEGER NOT NULL,
    compte TEXT NOT NULL,
    sens TEXT NOT NULL CONSTRAINT lignes_d_ecriture_sens CHECK (sens IN ('debit', 'credit')),
    montant INTEGER NOT NULL CONSTRAINT lignes_d_ecriture_montant CHECK (montant > 0),
    beneficiaire TEXT NOT NULL,
    PRIMARY KEY (ecriture, rang)
) STRICT, WITHOUT ROWID;
-- What moved on each account, by month of Paris.
CREATE TABLE mouvements (
    mois TEXT NOT NULL,
    compte TEXT NOT NULL,
    sens TEXT NOT NULL,
    montant INTEGER NOT NULL,
    PRIMARY KEY (mois, compte, sens)
) STRICT, WITHOUT ROWID;

CREATE TABLE comptes (
    id TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    siret TEXT NOT NULL,
    actif INTEGER NOT NULL
) STRICT;
CREATE INDEX comptes_par_siret ON comptes (siret, id);
-- Apart: they can be erased, what the journal says of an account cannot.
CREATE TABLE coordonnees (
    compte TEXT NOT NULL PRIMARY KEY REFERENCES comptes (id),
    courriel TEXT NOT NULL,
    mot_de_passe TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX coordonnees_courriel ON coordonnees (courriel) WHERE courriel <> '';
CREATE TABLE entreprises (
    siret TEXT NOT NULL PRIMARY KEY,
    raison_sociale TEXT NOT NULL
) STRICT;
CREATE TABLE jetons (
    empreinte TEXT NOT NULL PRIMARY KEY,
    compte TEXT NOT NULL REFERENCES comptes (id),
    cree_le TEXT NOT NULL,
    revoque INTEGER NOT NULL
) STRICT;
CREATE INDEX jetons_par_compte ON jetons (compte);
CREATE TABLE sessions (
    empreinte TEXT NOT NULL PRIMARY KEY,
    compte TEXT NOT NULL REFERENCES comptes (id),
    anti_csrf TEXT NOT NULL,
    ouverte_le INTEGER NOT NULL,
    vue_le INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_par_compte ON sessions (compte);
CREATE TABLE liens (
    empreinte TEXT NOT NULL PRIMARY KEY,
    compte TEXT NOT NULL REFERENCES comptes (id),
    expire_le INTEGER NOT NULL
) STRICT;

-- The outbox.
CREATE TABLE courriels (
    id INTEGER NOT NULL PRIMARY KEY,
    evenement INTEGER NOT NULL REFERENCES evenements (seq),
    compte TEXT NOT NULL REFERENCES comptes (id),
    demande TEXT NOT NULL,
    objet TEXT NOT NULL,
    texte TEXT NOT NULL,
    etat TEXT NOT NULL,
    instant INTEGER NOT NULL,
    CONSTRAINT courriels_evenement_compte UNIQUE (evenement, compte)
) STRICT;
CREATE INDEX courriels_par_demande ON courriels (demande, id);

CREATE TABLE series (
    nom TEXT NOT NULL PRIMARY KEY,
    dernier INTEGER NOT NULL
) STRICT;
CREATE TABLE reglages (
    nom TEXT NOT NULL PRIMARY KEY,
    valeur TEXT NOT NULL
) STRICT;
