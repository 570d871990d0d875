-- Work that outlives its request. state: 0 pending, 1 running, 2 completed, 3 failed, 4 cancelled; payload, progress and
-- result are JSON of the handler. A running row whose lease ran out is claimed again.
CREATE TABLE job (
  id BLOB PRIMARY KEY,
  ws BLOB NOT NULL,
  kind TEXT NOT NULL,
  subject BLOB,
  state INTEGER NOT NULL,
  payload TEXT NOT NULL,
  progress TEXT,
  result TEXT,
  error TEXT,
  attempts INTEGER NOT NULL,
  lease_until INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  viewed_at INTEGER
) WITHOUT ROWID;
CREATE INDEX job_open ON job (kind, id) WHERE state < 2;
CREATE INDEX job_kind ON job (ws, kind, id);
