-- A refusal is named like the constraint of PostgreSQL that does the same.
CREATE TRIGGER evenements_inserer BEFORE INSERT ON evenements
WHEN NEW.seq IS NOT (SELECT seq + 1 FROM chaine)
BEGIN SELECT RAISE(ABORT, 'evenements_en_ordre'); END;
CREATE TRIGGER evenements_enchainer AFTER INSERT ON evenements
BEGIN UPDATE chaine SET seq = NEW.seq, lien = NEW.lien; END;
CREATE TRIGGER evenements_modifier BEFORE UPDATE ON evenements
BEGIN SELECT RAISE(ABORT, 'evenements_immuables'); END;
CREATE TRIGGER evenements_supprimer BEFORE DELETE ON evenements
BEGIN SELECT RAISE(ABORT, 'evenements_immuables'); END;

CREATE TRIGGER chaine_inserer BEFORE INSERT ON chaine
WHEN EXISTS (SELECT 1 FROM chaine) OR EXISTS (SELECT 1 FROM evenements)
BEGIN SELECT RAISE(ABORT, 'chaine_immuable'); END;
CREATE TRIGGER chaine_modifier BEFORE UPDATE ON chaine
WHEN NEW.seq <> OLD.seq + 1 OR NEW.journal_id <> OLD.journal_id OR NEW.un <> OLD.un
    OR NOT EXISTS (SELECT 1 FROM evenements WHERE seq = NEW.seq AND lien = NEW.lien)
BEGIN SELECT RAISE(ABORT, 'chaine_immuable'); END;
CREATE TRIGGER chaine_supprimer BEFORE DELETE ON chaine
BEGIN SELECT RAISE(ABORT, 'chaine_immuable'); END;

CREATE TRIGGER sceaux_inserer BEFORE INSERT ON sceaux
WHEN (SELECT count(*) FROM lignes_d_ecriture WHERE ecriture = NEW.ecriture) < 2
    OR (SELECT sum(CASE sens WHEN 'debit' THEN montant ELSE -montant END)
        FROM lignes_d_ecriture WHERE ecriture = NEW.ecriture) <> 0
BEGIN SELECT RAISE(ABORT, 'ecritures_equilibrees'); END;
CREATE TRIGGER lignes_inserer BEFORE INSERT ON lignes_d_ecriture
WHEN EXISTS (SELECT 1 FROM sceaux WHERE ecriture = NEW.ecriture)
BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER sceaux_modifier BEFORE UPDATE ON sceaux BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER sceaux_supprimer BEFORE DELETE ON sceaux BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER ecritures_modifier BEFORE UPDATE ON ecritures BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER ecritures_supprimer BEFORE DELETE ON ecritures BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
-- INSERT OR REPLACE would take the place of an entry without asking the two triggers above.
CREATE TRIGGER ecritures_inserer BEFORE INSERT ON ecritures
WHEN EXISTS (SELECT 1 FROM ecritures WHERE numero = NEW.numero)
BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER lignes_modifier BEFORE UPDATE ON lignes_d_ecriture
BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
CREATE TRIGGER lignes_supprimer BEFORE DELETE ON lignes_d_ecriture
BEGIN SELECT RAISE(ABORT, 'ecritures_immuables'); END;
