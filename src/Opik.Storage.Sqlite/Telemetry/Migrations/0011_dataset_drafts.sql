-- Drafts: what a person has changed in a dataset and not saved as a version yet.

-- base, base_revision: the latest version when the draft began (0: none); while they are the latest version's, nothing can
-- contradict the draft.
CREATE TABLE dataset_draft (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset INTEGER NOT NULL,
  user_name TEXT NOT NULL,
  base INTEGER NOT NULL,
  base_revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX dataset_draft_user ON dataset_draft (dataset, user_name);

-- side: 0 the item as it is to become, 1 as it was found. kind: 1 added (side 0 only), 2 changed (both), 3 deleted (side 1
-- only). The columns of an item as in dataset_item, so that the same conditions are asked of both; data: the blob itself.
CREATE TABLE dataset_draft_item (
  seq INTEGER PRIMARY KEY,
  draft INTEGER NOT NULL,
  id BLOB NOT NULL,
  side INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  source INTEGER NOT NULL,
  trace BLOB,
  span BLOB,
  description TEXT,
  tags TEXT,
  evaluators TEXT,
  execution_policy TEXT,
  data BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX dataset_draft_item_id ON dataset_draft_item (draft, id, side, kind, bytes);
