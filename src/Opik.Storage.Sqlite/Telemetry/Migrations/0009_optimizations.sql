-- Optimizations. The dataset is named by its id, which stays when it is deleted, as does the name it had; project: NULL none.
-- status: 0 running, 1 completed, 2 cancelled, 3 initialized, 4 error; studio: JSON of the configuration of a run that the
-- server is to do; error: JSON of exception_type, message, traceback. Scores and costs are those of its experiments.
CREATE TABLE optimization (
  key INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  project INTEGER,
  dataset_id BLOB NOT NULL,
  dataset_name TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  objective TEXT NOT NULL,
  status INTEGER NOT NULL,
  metadata TEXT,
  studio TEXT,
  error TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX optimization_id ON optimization (ws, id);
CREATE INDEX optimization_dataset ON optimization (ws, dataset_id, created_at);
