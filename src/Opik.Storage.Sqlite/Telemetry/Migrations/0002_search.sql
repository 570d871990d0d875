-- The substring index: its bits are in segment files beside this database, what is indexed is recorded here.

CREATE TABLE search_segment (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  width INTEGER NOT NULL,
  rows INTEGER NOT NULL
);

CREATE TABLE search_progress (
  kind INTEGER PRIMARY KEY,
  indexed INTEGER NOT NULL
);

-- Rows whose payload was replaced after their segment was written; indexed again after a crash.
CREATE TABLE search_redo (
  kind INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  PRIMARY KEY (kind, seq)
) WITHOUT ROWID;
CREATE INDEX search_redo_epoch ON search_redo (epoch);
