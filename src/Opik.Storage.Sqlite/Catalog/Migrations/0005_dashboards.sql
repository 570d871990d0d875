-- Dashboards and insights views. scope: workspace, insights; type: multi_project, experiments; config: JSON object of the
-- user interface, up to 1 MB, which is why the rows are not kept inside the primary key.
CREATE TABLE dashboard (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  scope TEXT NOT NULL,
  project_id BLOB,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  slug TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  config TEXT NOT NULL
);
CREATE UNIQUE INDEX dashboard_id ON dashboard (ws, id);
CREATE UNIQUE INDEX dashboard_name ON dashboard (ws, scope, coalesce(project_id, x''), name_key);
CREATE UNIQUE INDEX dashboard_slug ON dashboard (ws, slug);
