-- Datasets with immutable versions (docs/adr/0006). A version is a number; a row of an item is one revision of it, seen by
-- the versions from from_version up to, but not including, to_version (NULL: still there). A change costs the rows it
-- touches, whatever the size of the dataset.

-- type: 0 dataset, 1 evaluation suite; visibility: 0 private, 1 public; status: 0 unknown, 1 processing, 2 completed, 3 failed;
-- project: NULL none; name_key: trimmed, folded. Keys are never given twice: what a deleted dataset left is removed later.
CREATE TABLE dataset (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  project INTEGER,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type INTEGER NOT NULL,
  visibility INTEGER NOT NULL,
  status INTEGER NOT NULL,
  description TEXT,
  tags TEXT,
  last_experiment_at INTEGER,
  last_optimization_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX dataset_id ON dataset (ws, id);
CREATE UNIQUE INDEX dataset_name ON dataset (ws, name_key, coalesce(project, 0));
CREATE INDEX dataset_project ON dataset (project) WHERE project IS NOT NULL;

-- hash: the last eight characters of id; group_id: batch_group_id of the requests that share the version; revision grows
-- with every change of the version's items: what a process remembers of its pages is good for one revision.
CREATE TABLE dataset_version (
  dataset INTEGER NOT NULL,
  number INTEGER NOT NULL,
  id BLOB NOT NULL,
  hash TEXT NOT NULL,
  group_id BLOB,
  revision INTEGER NOT NULL,
  items_total INTEGER NOT NULL,
  items_added INTEGER NOT NULL,
  items_modified INTEGER NOT NULL,
  items_deleted INTEGER NOT NULL,
  change_description TEXT,
  metadata TEXT,
  evaluators TEXT,
  execution_policy TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (dataset, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX dataset_version_hash ON dataset_version (dataset, hash);
CREATE UNIQUE INDEX dataset_version_id ON dataset_version (id);
CREATE UNIQUE INDEX dataset_version_group ON dataset_version (dataset, group_id) WHERE group_id IS NOT NULL;

-- Tags of versions, unique in their dataset. The tag "latest" is not stored: it is the highest number.
CREATE TABLE dataset_version_tag (
  dataset INTEGER NOT NULL,
  tag TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (dataset, tag)
) WITHOUT ROWID;

-- source: 0 manual, 1 span, 2 sdk, 3 trace; data: key in dataset_item_data, shared by revisions of the item that differ in
-- other columns only. evaluators, execution_policy: JSON as on the wire.
CREATE TABLE dataset_item (
  seq INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL,
  id BLOB NOT NULL,
  from_version INTEGER NOT NULL,
  to_version INTEGER,
  source INTEGER NOT NULL,
  trace BLOB,
  span BLOB,
  description TEXT,
  tags TEXT,
  evaluators TEXT,
  execution_policy TEXT,
  data INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
-- Pages of any version walk this index alone; filters on maps go from it straight to them.
CREATE UNIQUE INDEX dataset_item_version ON dataset_item (dataset, id, from_version, to_version, data);
-- An item that only its id names.
CREATE INDEX dataset_item_id ON dataset_item (id);

-- The map of an item, layout in PayloadCodec (input). Apart, so that closing a revision does not rewrite it.
CREATE TABLE dataset_item_data (
  key INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- Deleted datasets whose versions and items are still to be removed.
CREATE TABLE dataset_purge (
  dataset INTEGER PRIMARY KEY
);
