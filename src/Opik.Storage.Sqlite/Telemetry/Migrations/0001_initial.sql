-- Telemetry: traces, spans and what belongs to them. Ids are 16 bytes, big-endian (they sort by time); times are
-- microseconds since 1970; costs are USD. Every key begins with, or implies, the workspace.

CREATE TABLE workspace (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE
);

-- Projects as this file knows them: a small number per project keeps rows and indexes narrow.
CREATE TABLE project (
  key INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL REFERENCES workspace (key),
  id BLOB NOT NULL,
  UNIQUE (ws, id)
);

-- Interned texts that repeat: names, models, providers, environments, users. A filter on a name reads this table, not the rows.
CREATE TABLE term (
  key INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);

-- flags: 1 partial (only a PATCH has come), 2 has input, 4 has output, 8 has metadata, 16 cost is manual, 32 hidden,
-- 64 created with an end; from bit 8 the fields that a PATCH has set (RowFields).
-- version: version of the create that the row stems from, where it is not last_updated_at.
-- error_type and error_message: the first 1,000 characters; the payload has the whole error.
CREATE TABLE trace (
  seq INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  project INTEGER NOT NULL,
  id BLOB NOT NULL,
  name INTEGER,
  thread TEXT,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  ttft REAL,
  source INTEGER NOT NULL,
  environment INTEGER,
  flags INTEGER NOT NULL,
  tags TEXT,
  error_type TEXT,
  error_message TEXT,
  input_preview TEXT,
  output_preview TEXT,
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by INTEGER NOT NULL,
  version INTEGER
);
CREATE UNIQUE INDEX trace_id ON trace (id, ws);
CREATE INDEX trace_project ON trace (project, id);
CREATE INDEX trace_name ON trace (project, name, id);
CREATE INDEX trace_thread ON trace (project, thread, id) WHERE thread IS NOT NULL;
CREATE INDEX trace_error ON trace (project, id) WHERE error_type IS NOT NULL;

-- Input, output, metadata and the whole error, compressed together; layout in PayloadCodec.
CREATE TABLE trace_payload (
  seq INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- What lists show of a trace's spans; written with the spans, also before the trace itself arrives.
CREATE TABLE trace_totals (
  ws INTEGER NOT NULL,
  trace BLOB NOT NULL,
  project INTEGER NOT NULL,
  spans INTEGER NOT NULL,
  llm_spans INTEGER NOT NULL,
  tool_spans INTEGER NOT NULL,
  error_spans INTEGER NOT NULL,
  cost REAL NOT NULL,
  prompt_tokens INTEGER,
  completion_tokens INTEGER,
  total_tokens INTEGER,
  usage TEXT,      -- JSON object: sum by key
  providers TEXT,  -- JSON object: number of spans by provider
  PRIMARY KEY (ws, trace)
) WITHOUT ROWID;

CREATE TABLE span (
  seq INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  project INTEGER NOT NULL,
  id BLOB NOT NULL,
  trace BLOB NOT NULL,
  parent BLOB,
  type INTEGER NOT NULL,
  name INTEGER,
  model INTEGER,
  provider INTEGER,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  ttft REAL,
  cost REAL,
  prompt_tokens INTEGER,
  completion_tokens INTEGER,
  total_tokens INTEGER,
  usage TEXT,
  source INTEGER NOT NULL,
  environment INTEGER,
  flags INTEGER NOT NULL,
  tags TEXT,
  error_type TEXT,
  error_message TEXT,
  input_preview TEXT,
  output_preview TEXT,
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by INTEGER NOT NULL,
  version INTEGER
);
CREATE UNIQUE INDEX span_id ON span (id, ws);
CREATE INDEX span_project ON span (project, id);
CREATE INDEX span_trace ON span (trace);
CREATE INDEX span_name ON span (project, name, id);
CREATE INDEX span_error ON span (project, id) WHERE error_type IS NOT NULL;

CREATE TABLE span_payload (
  seq INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- Threads: a row appears with the first trace that names it; messages and sums are read from the traces.
CREATE TABLE thread (
  seq INTEGER PRIMARY KEY,
  ws INTEGER NOT NULL,
  project INTEGER NOT NULL,
  thread TEXT NOT NULL,
  model_id BLOB NOT NULL,
  status INTEGER NOT NULL,
  tags TEXT,
  last_activity INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by INTEGER NOT NULL,
  UNIQUE (project, thread)
);
CREATE UNIQUE INDEX thread_model ON thread (model_id, ws);
CREATE INDEX thread_recent ON thread (project, last_updated_at);
CREATE INDEX thread_idle ON thread (ws, last_activity) WHERE status = 0;

-- kind: 1 trace, 2 span, 3 thread (by model id); queue: empty when the score was given outside an annotation queue;
-- trace: of a span's score, once the span is known: a trace then finds the scores of its spans without walking them
CREATE TABLE score (
  ws INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity BLOB NOT NULL,
  name TEXT NOT NULL,
  author TEXT NOT NULL,
  queue BLOB NOT NULL,
  project INTEGER NOT NULL,
  trace BLOB,
  value REAL NOT NULL,
  category TEXT,
  reason TEXT,
  source INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, kind, entity, name, author, queue)
) WITHOUT ROWID;
CREATE INDEX score_name ON score (project, kind, name, value);
CREATE INDEX score_trace ON score (trace) WHERE trace IS NOT NULL;
CREATE INDEX score_unplaced ON score (ws) WHERE kind = 2 AND trace IS NULL;

CREATE TABLE comment (
  ws INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind INTEGER NOT NULL,
  entity BLOB NOT NULL,
  project INTEGER NOT NULL,
  queue BLOB,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX comment_entity ON comment (ws, kind, entity, id);

CREATE TABLE guardrail (
  ws INTEGER NOT NULL,
  trace BLOB NOT NULL,
  span BLOB NOT NULL,
  name TEXT NOT NULL,
  project INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  config TEXT NOT NULL,
  details TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (ws, trace, span, name)
) WITHOUT ROWID;
CREATE INDEX guardrail_failed ON guardrail (project, trace) WHERE passed = 0;

CREATE TABLE assertion_result (
  ws INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity BLOB NOT NULL,
  name TEXT NOT NULL,
  author TEXT NOT NULL,
  project INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  reason TEXT,
  source TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  PRIMARY KEY (ws, kind, entity, name, author)
) WITHOUT ROWID;

-- kind as in score; automatic: cut out of a payload by the server, and removed when the entity is written again
CREATE TABLE attachment (
  ws INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity BLOB NOT NULL,
  file_name TEXT NOT NULL,
  project INTEGER NOT NULL,
  mime_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  blob_key TEXT NOT NULL,
  automatic INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (ws, kind, entity, file_name)
) WITHOUT ROWID;
CREATE INDEX attachment_project ON attachment (project);

-- Blobs that no row names any more; a worker deletes the files and then the rows, so that a crash leaves no stray file.
CREATE TABLE blob_garbage (
  blob_key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TRIGGER attachment_deleted AFTER DELETE ON attachment BEGIN
  INSERT OR IGNORE INTO blob_garbage (blob_key) VALUES (OLD.blob_key);
END;
CREATE TRIGGER attachment_replaced AFTER UPDATE OF blob_key ON attachment WHEN OLD.blob_key <> NEW.blob_key BEGIN
  INSERT OR IGNORE INTO blob_garbage (blob_key) VALUES (OLD.blob_key);
END;
