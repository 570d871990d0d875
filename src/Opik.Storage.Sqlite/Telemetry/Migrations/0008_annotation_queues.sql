-- Annotation queues (docs/adr/0008). scope: as kind in score, 1 trace or 3 thread; definitions: JSON array of names;
-- conditions: JSON of the automation's groups, NULL where there never was one; view: JSON.
CREATE TABLE annotation_queue (
  key INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  project INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  scope INTEGER NOT NULL,
  description TEXT,
  instructions TEXT,
  comments_enabled INTEGER NOT NULL,
  definitions TEXT NOT NULL,
  annotators INTEGER NOT NULL,
  lock_seconds INTEGER NOT NULL,
  automated INTEGER NOT NULL,
  conditions TEXT,
  max_items INTEGER,
  view TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX annotation_queue_id ON annotation_queue (ws, id);
CREATE INDEX annotation_queue_automated ON annotation_queue (project, scope) WHERE automated = 1;

-- item: trace id or thread model id; source: 0 manual, 1 automated; removed: taken out again, kept so that the automation
-- knows what was ever in the queue.
CREATE TABLE annotation_queue_item (
  queue INTEGER NOT NULL,
  item BLOB NOT NULL,
  source INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (queue, item)
) WITHOUT ROWID;
CREATE INDEX annotation_queue_item_entity ON annotation_queue_item (item, queue);

-- Rows past their end are of no account and are removed when the item is claimed next.
CREATE TABLE annotation_queue_lock (
  queue INTEGER NOT NULL,
  item BLOB NOT NULL,
  user TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (queue, item, user)
) WITHOUT ROWID;

-- Entities whose scores were written since the automation last looked. waits: 1 when it looked and their trace had not come.
CREATE TABLE annotation_queue_candidate (
  ws INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity BLOB NOT NULL,
  since INTEGER NOT NULL,
  waits INTEGER NOT NULL,
  PRIMARY KEY (ws, kind, entity)
) WITHOUT ROWID;
CREATE INDEX annotation_queue_candidate_new ON annotation_queue_candidate (ws, kind, entity) WHERE waits = 0;
