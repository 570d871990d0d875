-- Roll-ups: what stats, metrics and project lists show, counted per project and hour of the id where rows are written.
-- Rows of a project are in the order in which they are read: one dimension over a range of hours.

-- kind: 1 trace, 2 span. dim: 0 all, 1 name, 2 model, 3 provider, 4 type; term: the key (of a type: its number), 0 none,
-- -1 a term beyond the number that is counted apart. hour: hours since 1970. rows: number of rows, so that the size of a
-- range is known without opening cells; cell: layout in RollupCodec.
CREATE TABLE rollup (
  project INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  dim INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  term INTEGER NOT NULL,
  source INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  cell BLOB NOT NULL,
  PRIMARY KEY (project, kind, dim, hour, term, source)
) WITHOUT ROWID;

-- The terms of a dimension that are counted apart: the first ones seen, up to a limit; never removed.
CREATE TABLE rollup_term (
  project INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  dim INTEGER NOT NULL,
  term INTEGER NOT NULL,
  PRIMARY KEY (project, kind, dim, term)
) WITHOUT ROWID;

CREATE TABLE project_totals (
  project INTEGER PRIMARY KEY,
  traces INTEGER NOT NULL,         -- without hidden ones
  hidden_traces INTEGER NOT NULL,
  spans INTEGER NOT NULL,
  trace_errors INTEGER NOT NULL,   -- without hidden ones
  span_errors INTEGER NOT NULL,
  last_trace_at INTEGER            -- last write of a trace, microseconds since 1970
);

-- Rows with done < seq <= limit are older than their roll-ups and not counted yet.
CREATE TABLE rollup_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  format INTEGER NOT NULL,
  trace_done INTEGER NOT NULL,
  trace_limit INTEGER NOT NULL,
  span_done INTEGER NOT NULL,
  span_limit INTEGER NOT NULL
);
INSERT INTO rollup_state
SELECT 1, 1, 0, coalesce((SELECT max(seq) FROM trace), 0), 0, coalesce((SELECT max(seq) FROM span), 0);
