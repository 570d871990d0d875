-- What a self-hosted server keeps of the features of the hosted product: settings and failures, no results.

-- enabled: the daily run; enrolled: chosen for the automatic first run
CREATE TABLE insights_job (
  ws BLOB NOT NULL,
  project BLOB NOT NULL,
  id BLOB NOT NULL,
  enabled INTEGER NOT NULL,
  enrolled INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, project)
) WITHOUT ROWID;

CREATE TABLE report_failure (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project BLOB NOT NULL,
  type TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX report_failure_project ON report_failure (ws, project, type, id);

CREATE TABLE report_preference (
  ws BLOB NOT NULL,
  project BLOB NOT NULL,
  enabled INTEGER,
  schedule_time TEXT,
  custom_prompt TEXT,
  created_at INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  PRIMARY KEY (ws, project)
) WITHOUT ROWID;
