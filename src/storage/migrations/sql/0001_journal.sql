-- What was written in which order: the journal, each event chained to the one before.
CREATE TABLE evenements (
    seq INTEGER NOT NULL PRIMARY KEY,
    instant INTEGER NOT NULL,
    genre TEXT NOT NULL,
    acteur TEXT NOT NULL,
    objet TEXT NOT NULL,
    contenu TEXT NOT NULL,
    lien TEXT NOT NULL CONSTRAINT evenements_lien_forme CHECK (length(lien) = 64)
) STRICT;
