-- Times of kinds of data, and when retention last ran.

-- kind: 0 scored traces, 1 files; period as in retention_rule
CREATE TABLE retention_kind (
  ws BLOB NOT NULL,
  kind INTEGER NOT NULL,
  period INTEGER NOT NULL,
  apply_to_past INTEGER NOT NULL,
  since INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  PRIMARY KEY (ws, kind)
) WITHOUT ROWID;

-- begun_at: of the last run that came to its end
CREATE TABLE retention_run (
  ws BLOB PRIMARY KEY,
  begun_at INTEGER NOT NULL
) WITHOUT ROWID;
