-- Alerts. type: name of the wire; metadata, webhook_secret, webhook_headers: protected texts; custom_fields: JSON object.
CREATE TABLE alert (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  type TEXT NOT NULL,
  project_id BLOB,
  webhook_id BLOB NOT NULL,
  webhook_name TEXT,
  webhook_url TEXT NOT NULL,
  webhook_secret TEXT,
  webhook_headers TEXT,
  metadata TEXT,
  custom_fields TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX alert_project ON alert (ws, project_id) WHERE project_id IS NOT NULL;

-- event_type: name of the wire; configs: JSON array of settings, without the projects of scopes.
CREATE TABLE alert_trigger (
  ws BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  id BLOB NOT NULL,
  position INTEGER NOT NULL,
  event_type TEXT NOT NULL,
  configs TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, alert_id, id)
) WITHOUT ROWID;

-- Projects that a setting restricts a trigger to. A trigger that loses the last one goes: it was never for all projects.
CREATE TABLE alert_scope (
  ws BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  trigger_id BLOB NOT NULL,
  config_id BLOB NOT NULL,
  project_id BLOB NOT NULL,
  PRIMARY KEY (ws, alert_id, trigger_id, config_id, project_id)
) WITHOUT ROWID;
CREATE INDEX alert_scope_project ON alert_scope (ws, project_id, alert_id, trigger_id);

-- Events that wait to be sent together. events: how many there were; bytes: of the items kept; sending: a job has it, later
-- events go to another one.
CREATE TABLE alert_bucket (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  event_type TEXT NOT NULL,
  part TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  items INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sending INTEGER NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX alert_bucket_open ON alert_bucket (ws, alert_id, event_type, part) WHERE sending = 0;
CREATE INDEX alert_bucket_due ON alert_bucket (sending, due_at);

CREATE TABLE alert_bucket_item (
  ws BLOB NOT NULL,
  bucket_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  user_name TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (ws, bucket_id, number)
) WITHOUT ROWID;

-- When a condition on a metric was last told; the row goes when the condition no longer holds.
CREATE TABLE alert_firing (
  ws BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  part TEXT NOT NULL,
  fired_at INTEGER NOT NULL,
  PRIMARY KEY (ws, alert_id, part)
) WITHOUT ROWID;

-- What names a project that is gone is refused, as for other tables.
CREATE TRIGGER alert_of_project BEFORE INSERT ON alert WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER alert_moved_to_project BEFORE UPDATE OF project_id ON alert WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER alert_scope_of_project BEFORE INSERT ON alert_scope WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
