-- Agent configurations: one per project. blueprint_count is the number of the newest blueprint.
CREATE TABLE agent_config (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  id BLOB NOT NULL,
  blueprint_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, project_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX agent_config_id ON agent_config (ws, id);

-- A blueprint is the whole configuration; number 1, 2, … is its name v1, v2, …. A mask holds changes and has no number.
-- settings: [{"key","value","type","description"}].
CREATE TABLE agent_blueprint (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project_id BLOB NOT NULL,
  number INTEGER,
  description TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  settings TEXT NOT NULL,
  PRIMARY KEY (ws, id)
);
CREATE UNIQUE INDEX agent_blueprint_number ON agent_blueprint (ws, project_id, number) WHERE number IS NOT NULL;

CREATE TABLE agent_environment (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  blueprint_id BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, project_id, name_key)
) WITHOUT ROWID;
CREATE INDEX agent_environment_blueprint ON agent_environment (ws, blueprint_id);
