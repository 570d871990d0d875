-- Experiments (docs/adr/0006). dataset: key in dataset, NULL when it was deleted; dataset_id stays.
-- type: 0 regular, 1 trial, 2 mini-batch, 3 mutation; status: 0 running, 1 completed, 2 cancelled, 3 failed;
-- method: 0 dataset, 1 evaluation suite; prompts and scores: JSON as on the wire; version: number of the dataset version.
CREATE TABLE experiment (
  key INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  project INTEGER,
  dataset INTEGER,
  dataset_id BLOB NOT NULL,
  version INTEGER,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  method INTEGER NOT NULL,
  optimization BLOB,
  metadata TEXT,
  tags TEXT,
  prompts TEXT,
  scores TEXT,
  finished_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX experiment_id ON experiment (id, ws);
CREATE INDEX experiment_recent ON experiment (ws, id);
CREATE INDEX experiment_dataset ON experiment (ws, dataset_id, id);
CREATE INDEX experiment_project ON experiment (project, id) WHERE project IS NOT NULL;
CREATE INDEX experiment_optimization ON experiment (ws, optimization, id) WHERE optimization IS NOT NULL;

-- One run of one dataset item. The trace may come later.
CREATE TABLE experiment_item (
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment INTEGER NOT NULL,
  dataset_item BLOB NOT NULL,
  trace BLOB NOT NULL,
  project INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX experiment_item_run ON experiment_item (experiment, dataset_item, id, trace);
CREATE INDEX experiment_item_trace ON experiment_item (trace);

-- What lists show of an experiment, computed from the traces of its items; stale rows are computed again when read.
CREATE TABLE experiment_totals (
  experiment INTEGER PRIMARY KEY,
  stale INTEGER NOT NULL,
  format INTEGER NOT NULL,
  totals TEXT NOT NULL
);
CREATE INDEX experiment_totals_stale ON experiment_totals (experiment) WHERE stale = 1;
