-- Runs of the playground. state: 0 running, 1 completed, 2 stopped, 3 failed; plan: JSON of the server, up to some MB, which
-- is why the rows are not kept inside the primary key. A cell that was never tried has no row; state of a cell: 0 waits
-- again, 1 done, 2 failed. duration and ttft are milliseconds, cost is USD.
CREATE TABLE playground_run (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  project_id BLOB NOT NULL,
  dataset_id BLOB,
  state INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  variant_count INTEGER NOT NULL,
  job_id BLOB,
  error TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  ended_at INTEGER,
  plan TEXT NOT NULL
);
CREATE UNIQUE INDEX playground_run_id ON playground_run (ws, id);
CREATE INDEX playground_run_project ON playground_run (ws, project_id, id);
CREATE TABLE playground_row (
  ws BLOB NOT NULL,
  run_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  item_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  data TEXT NOT NULL
);
CREATE UNIQUE INDEX playground_row_position ON playground_row (ws, run_id, position);
CREATE TABLE playground_cell (
  ws BLOB NOT NULL,
  run_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  variant INTEGER NOT NULL,
  state INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  trace_id BLOB,
  output TEXT,
  error TEXT,
  duration REAL,
  ttft REAL,
  cost REAL,
  prompt_tokens INTEGER,
  completion_tokens INTEGER
);
CREATE UNIQUE INDEX playground_cell_place ON playground_cell (ws, run_id, position, variant);
CREATE TRIGGER playground_run_of_project BEFORE INSERT ON playground_run WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
