-- Online rules. type, trigger_scope: names of the wire; filters: JSON array; code: JSON object, up to 1 MB, which is why
-- the rows are not kept inside the primary key.
CREATE TABLE online_rule (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  sampling_rate REAL NOT NULL,
  trigger_scope TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  filters TEXT NOT NULL,
  code TEXT NOT NULL
);
CREATE UNIQUE INDEX online_rule_id ON online_rule (ws, id);

-- The projects of a rule: one at least.
CREATE TABLE online_rule_project (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  rule_id BLOB NOT NULL,
  PRIMARY KEY (ws, project_id, rule_id)
) WITHOUT ROWID;
CREATE INDEX online_rule_project_rule ON online_rule_project (ws, rule_id);

-- Lines of logs in the order they were written. level: 0 trace, 1 debug, 2 info, 3 warn, 4 error; markers: JSON object of texts.
CREATE TABLE online_rule_log (
  number INTEGER PRIMARY KEY,
  ws BLOB NOT NULL,
  rule_id BLOB NOT NULL,
  at INTEGER NOT NULL,
  level INTEGER NOT NULL,
  message TEXT NOT NULL,
  markers TEXT NOT NULL
);
CREATE INDEX online_rule_log_rule ON online_rule_log (ws, rule_id, number);

-- Counts what is open of a kind in a workspace without reading rows.
CREATE INDEX job_open_workspace ON job (ws, kind) WHERE state < 2;
