-- Local runners, their jobs and bridge commands, pairing sessions. data: JSON of the server (docs/adr/0012).
CREATE TABLE runner_record (
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL,
  ws BLOB NOT NULL,
  project BLOB NOT NULL,
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX runner_record_project ON runner_record (ws, project);
