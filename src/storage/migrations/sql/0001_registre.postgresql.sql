CREATE FUNCTION refuser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'refuse : %', TG_ARGV[0] USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;

CREATE FUNCTION evenements_inserer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT seq + 1 FROM chaine) THEN
        RAISE EXCEPTION 'refuse' USING ERRCODE = 'check_violation', CONSTRAINT = 'evenements_en_ordre';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION evenements_enchainer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE chaine SET seq = NEW.seq, lien = NEW.lien;
    RETURN NULL;
END $$;
CREATE TRIGGER evenements_inserer BEFORE INSERT ON evenements
    FOR EACH ROW EXECUTE FUNCTION evenements_inserer();
CREATE TRIGGER evenements_enchainer AFTER INSERT ON evenements
    FOR EACH ROW EXECUTE FUNCTION evenements_enchainer();
CREATE TRIGGER evenements_modifier BEFORE UPDATE OR DELETE ON evenements
    FOR EACH ROW EXECUTE FUNCTION refuser('evenements_immuables');
CREATE TRIGGER evenements_vider BEFORE TRUNCATE ON evenements EXECUTE FUNCTION refuser('evenements_immuables');

CREATE FUNCTION chaine_inserer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM chaine) OR EXISTS (SELECT 1 FROM evenements) THEN
        RAISE EXCEPTION 'refuse' USING ERRCODE = 'check_violation', CONSTRAINT = 'chaine_immuable';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION chaine_modifier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq <> OLD.seq + 1 OR NEW.journal_id <> OLD.journal_id OR NEW.un <> OLD.un
        OR NOT EXISTS (SELECT 1 FROM evenements WHERE seq = NEW.seq AND lien = NEW.lien) THEN
        RAISE EXCEPTION 'refuse' USING ERRCODE = 'check_violation', CONSTRAINT = 'chaine_immuable';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER chaine_inserer BEFORE INSERT ON chaine FOR EACH ROW EXECUTE FUNCTION chaine_inserer();
CREATE TRIGGER chaine_modifier BEFORE UPDATE ON chaine FOR EACH ROW EXECUTE FUNCTION chaine_modifier();
CREATE TRIGGER chaine_supprimer BEFORE DELETE ON chaine
    FOR EACH ROW EXECUTE FUNCTION refuser('chaine_immuable');
CREATE TRIGGER chaine_vider BEFORE TRUNCATE ON chaine EXECUTE FUNCTION refuser('chaine_immuable');

CREATE FUNCTION sceaux_inserer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) < 2 OR sum(CASE sens WHEN 'debit' THEN montant ELSE -montant END) <> 0
        FROM lignes_d_ecriture WHERE ecriture = NEW.ecriture) THEN
        RAISE EXCEPTION 'refuse' USING ERRCODE = 'check_violation', CONSTRAINT = 'ecritures_equilibrees';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION lignes_inserer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM sceaux WHERE ecriture = NEW.ecriture) THEN
        RAISE EXCEPTION 'refuse' USING ERRCODE = 'check_violation', CONSTRAINT = 'ecritures_immuables';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sceaux_inserer BEFORE INSERT ON sceaux FOR EACH ROW EXECUTE FUNCTION sceaux_inserer();
CREATE TRIGGER lignes_inserer BEFORE INSERT ON lignes_d_ecriture FOR EACH ROW EXECUTE FUNCTION lignes_inserer();
CREATE TRIGGER sceaux_modifier BEFORE UPDATE OR DELETE ON sceaux
    FOR EACH ROW EXECUTE FUNCTION refuser('ecritures_immuables');
CREATE TRIGGER ecritures_modifier BEFORE UPDATE OR DELETE ON ecritures
    FOR EACH ROW EXECUTE FUNCTION refuser('ecritures_immuables');
CREATE TRIGGER lignes_modifier BEFORE UPDATE OR DELETE ON lignes_d_ecriture
    FOR EACH ROW EXECUTE FUNCTION refuser('ecritures_immuables');
CREATE TRIGGER sceaux_vider BEFORE TRUNCATE ON sceaux EXECUTE FUNCTION refuser('ecritures_immuables');
CREATE TRIGGER ecritures_vider BEFORE TRUNCATE ON ecritures EXECUTE FUNCTION refuser('ecritures_immuables');
CREATE TRIGGER lignes_vider BEFORE TRUNCATE ON lignes_d_ecriture EXECUTE FUNCTION refuser('ecritures_immuables');
