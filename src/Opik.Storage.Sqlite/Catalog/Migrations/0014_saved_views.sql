-- Saved states of lists. project_id NULL: a page of the workspace; page: name of the list in the user interface; state: JSON
-- object of the user interface, up to 64 KB, which is why the rows are not kept inside the primary key.
CREATE TABLE saved_view (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project_id BLOB,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  is_shared INTEGER NOT NULL,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE UNIQUE INDEX saved_view_id ON saved_view (ws, id);
CREATE INDEX saved_view_page ON saved_view (ws, coalesce(project_id, x''), page, position);
CREATE TRIGGER saved_view_of_project BEFORE INSERT ON saved_view WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;

-- A job may be held back: until then it is claimed by nobody and can be taken back whole.
ALTER TABLE job ADD COLUMN not_before INTEGER;
