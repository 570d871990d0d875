-- Catalog: small, relational, transactional. Ids are 16 bytes, big-endian (they sort by time); times are microseconds
-- since 1970. Every key begins with the workspace. name_key is the name trimmed and in lower case (Unicode, computed by
-- the store because SQLite folds ASCII only): names are unique and searched without regard to case.

CREATE TABLE project (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  visibility TEXT NOT NULL,
  description TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX project_name ON project (ws, name_key);

CREATE TABLE environment (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT,
  color TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX environment_name ON environment (ws, name_key);

-- type: numerical, categorical, boolean; details: JSON as on the wire; builtin: the definition that every workspace has
CREATE TABLE feedback_definition (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT,
  details TEXT NOT NULL,
  builtin INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX feedback_definition_name ON feedback_definition (ws, name_key);
CREATE UNIQUE INDEX feedback_definition_builtin ON feedback_definition (ws) WHERE builtin = 1;

-- thread_timeout: seconds; color_map: JSON object
CREATE TABLE workspace_configuration (
  ws BLOB PRIMARY KEY,
  thread_timeout INTEGER,
  truncation_on_tables INTEGER,
  color_map TEXT
) WITHOUT ROWID;

CREATE TABLE welcome_wizard (
  ws BLOB PRIMARY KEY,
  submitted_at INTEGER NOT NULL,
  submitted_by TEXT NOT NULL,
  role TEXT,
  email TEXT,
  integrations TEXT,
  join_beta_program INTEGER
) WITHOUT ROWID;
