-- Which trace an OpenTelemetry trace became: later batches of it, also after a restart, go to the same one. Forgotten by age.
CREATE TABLE otel_trace (
  project INTEGER NOT NULL,
  otel_id BLOB NOT NULL,
  trace BLOB NOT NULL,
  first_seen INTEGER NOT NULL,
  PRIMARY KEY (project, otel_id)
) WITHOUT ROWID;
CREATE INDEX otel_trace_age ON otel_trace (first_seen);
