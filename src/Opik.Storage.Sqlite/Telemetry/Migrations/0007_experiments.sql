-- Experiments (docs/adr/0006). The dataset is named by its id, which stays when it is deleted; version, version_id: number and
-- id of its version, NULL when it had none.
-- type: 0 regular, 1 trial, 2 mini-batch, 3 mutation; status: 0 running, 1 completed, 2 cancelled, 3 failed, NULL not said;
-- method: 0 dataset, 1 evaluation suite; prompts: JSON of [{id, commit, prompt_id, prompt_name}]; scores: JSON as on the wire.
CREATE TABLE experiment (
  key INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  project INTEGER,
  dataset_id BLOB NOT NULL,
  version INTEGER,
  version_id BLOB,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER,
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
CREATE UNIQUE INDEX experiment_recent ON experiment (ws, id);
CREATE INDEX experiment_dataset ON experiment (ws, dataset_id, id);
CREATE INDEX experiment_project ON experiment (project, id) WHERE project IS NOT NULL;
CREATE INDEX experiment_optimization ON experiment (ws, optimization, id) WHERE optimization IS NOT NULL;

-- One run of one dataset item. The trace may come later. policy: JSON of the policy that the run was made under.
CREATE TABLE experiment_item (
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment INTEGER NOT NULL,
  dataset_item BLOB NOT NULL,
  trace BLOB NOT NULL,
  project INTEGER,
  policy TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX experiment_item_run ON experiment_item (experiment, dataset_item, id, trace);
CREATE INDEX experiment_item_trace ON experiment_item (trace, experiment);

-- What lists show of an experiment, computed from the traces of its items when it is read. changes: writes that have touched
-- the experiment; computed: those that the totals include, fewer: they are computed again. So a write that comes while
-- totals are being computed is not forgotten when they are stored.
CREATE TABLE experiment_totals (
  experiment INTEGER PRIMARY KEY,
  changes INTEGER NOT NULL,
  computed INTEGER NOT NULL,
  format INTEGER NOT NULL,
  totals TEXT
);
-- Whoever deletes items, also with a project.
CREATE TRIGGER experiment_item_deleted AFTER DELETE ON experiment_item BEGIN
  UPDATE experiment_totals SET changes = changes + 1 WHERE experiment = OLD.experiment;
END;
