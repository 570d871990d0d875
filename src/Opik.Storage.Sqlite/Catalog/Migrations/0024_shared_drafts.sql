-- What is typed before it becomes a version: one draft of a prompt, one of a project's agent configuration. content NULL: thrown
-- away or saved; the row stays, so that revisions never come back and who typed on an older draft is told. content is JSON up to
-- 4 MB, which is why the rows are not kept inside the primary key.
CREATE TABLE prompt_draft (
  ws BLOB NOT NULL,
  prompt_id BLOB NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  content TEXT
);
CREATE UNIQUE INDEX prompt_draft_prompt ON prompt_draft (ws, prompt_id);

CREATE TABLE agent_draft (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  content TEXT
);
CREATE UNIQUE INDEX agent_draft_project ON agent_draft (ws, project_id);
CREATE TRIGGER agent_draft_of_project BEFORE INSERT ON agent_draft WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
