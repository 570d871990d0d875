-- Prompts and their versions. A prompt without project_id belongs to the workspace. Lists of texts are JSON arrays.
-- version_count is the number of the newest version: versions are never deleted by themselves.
CREATE TABLE prompt (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project_id BLOB,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT,
  template_structure TEXT NOT NULL,
  tags TEXT,
  version_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
-- The name first: a search without a project begins with it too.
CREATE UNIQUE INDEX prompt_name ON prompt (ws, name_key, coalesce(project_id, x''));
CREATE INDEX prompt_project ON prompt (ws, project_id, id);

-- number: 1, 2, …; NULL for masks, which are no versions of the history. Rows may be large, so they keep their rowid.
CREATE TABLE prompt_version (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  prompt_id BLOB NOT NULL,
  number INTEGER,
  commit_hash TEXT NOT NULL,
  type TEXT NOT NULL,
  tags TEXT,
  change_description TEXT,
  metadata TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  template TEXT NOT NULL,
  PRIMARY KEY (ws, id)
);
CREATE UNIQUE INDEX prompt_version_number ON prompt_version (ws, prompt_id, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX prompt_version_commit ON prompt_version (ws, commit_hash, prompt_id);
CREATE INDEX prompt_version_prompt ON prompt_version (ws, prompt_id);

-- Which version of a prompt an environment uses: one at most. By id, so that it follows a renamed environment and ends
-- with a deleted one.
CREATE TABLE prompt_environment (
  ws BLOB NOT NULL,
  prompt_id BLOB NOT NULL,
  environment_id BLOB NOT NULL,
  version_id BLOB NOT NULL,
  PRIMARY KEY (ws, prompt_id, environment_id)
) WITHOUT ROWID;
CREATE INDEX prompt_environment_version ON prompt_environment (ws, version_id);
