-- Runs of the Optimization Studio; id is that of the optimization. state: 0 queued, 1 running, 2 pausing, 3 paused, 4 finished;
-- plan: JSON of the server with the ids of the rows, which is why rows are not kept inside the primary key. spent is USD.
CREATE TABLE studio_run (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project_id BLOB NOT NULL,
  state INTEGER NOT NULL,
  cost_limit REAL,
  trial_limit INTEGER NOT NULL,
  trials INTEGER NOT NULL,
  spent REAL NOT NULL,
  calls INTEGER NOT NULL,
  stopped_by TEXT,
  error TEXT,
  job_id BLOB,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  plan TEXT NOT NULL
);
CREATE UNIQUE INDEX studio_run_id ON studio_run (ws, id);
CREATE INDEX studio_run_project ON studio_run (ws, project_id, id);
-- What a run remembers of its evaluations and questions; result is NULL while an evaluation goes on.
CREATE TABLE studio_step (
  ws BLOB NOT NULL,
  run_id BLOB NOT NULL,
  key TEXT NOT NULL,
  experiment_id BLOB,
  result TEXT
);
CREATE UNIQUE INDEX studio_step_key ON studio_step (ws, run_id, key);
CREATE TABLE studio_line (
  ws BLOB NOT NULL,
  run_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  level INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (ws, run_id, number)
) WITHOUT ROWID;
-- What a model said about a trial of any optimization.
CREATE TABLE trial_explanation (
  ws BLOB NOT NULL,
  optimization_id BLOB NOT NULL,
  experiment_id BLOB NOT NULL,
  project_id BLOB,
  text TEXT NOT NULL,
  model TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, optimization_id, experiment_id)
) WITHOUT ROWID;
CREATE INDEX trial_explanation_project ON trial_explanation (ws, project_id);
CREATE TRIGGER studio_run_of_project BEFORE INSERT ON studio_run WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER trial_explanation_of_project BEFORE INSERT ON trial_explanation WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
