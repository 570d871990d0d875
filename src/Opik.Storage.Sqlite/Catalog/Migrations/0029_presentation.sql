-- How data of a workspace are shown. time_zone: IANA id; long_values: characters of a text in tables.
CREATE TABLE workspace_presentation (
  ws BLOB PRIMARY KEY,
  time_zone TEXT,
  long_values INTEGER,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) WITHOUT ROWID;
