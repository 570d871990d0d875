-- Projects that a workspace keeps at hand, and what it means to spend in a calendar month.
CREATE TABLE project_pin (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  pinned_at INTEGER NOT NULL,
  pinned_by TEXT NOT NULL,
  PRIMARY KEY (ws, project_id)
) WITHOUT ROWID;
CREATE TRIGGER project_pin_of_project BEFORE INSERT ON project_pin WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;

CREATE TABLE workspace_budget (
  ws BLOB PRIMARY KEY,
  monthly_usd REAL NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) WITHOUT ROWID;
