-- Firings are kept. What the table held before, when a condition was last told, is told once more.
DROP TABLE alert_firing;

-- part: empty for raised events. value: farthest from the threshold; threshold, below, score: of conditions only. end: name of
-- the wire; calls: somebody should look at it.
CREATE TABLE alert_firing (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  part TEXT NOT NULL,
  event_type TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  told_at INTEGER NOT NULL,
  ended_at INTEGER,
  ending TEXT,
  value REAL,
  threshold REAL,
  below INTEGER NOT NULL,
  score TEXT,
  events INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  note TEXT,
  sent INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  muted INTEGER NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX alert_firing_open ON alert_firing (ws, alert_id, part) WHERE ended_at IS NULL;
CREATE INDEX alert_firing_alert ON alert_firing (ws, alert_id, began_at);
CREATE INDEX alert_firing_calls ON alert_firing (ws, alert_id) WHERE calls = 1 AND acknowledged_at IS NULL;
CREATE INDEX alert_firing_ended ON alert_firing (ended_at) WHERE ended_at IS NOT NULL;

-- What became of the latest messages of a firing. duration: microseconds; outcome: name of the wire.
CREATE TABLE alert_message (
  ws BLOB NOT NULL,
  firing_id BLOB NOT NULL,
  id BLOB NOT NULL,
  outcome TEXT NOT NULL,
  at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  duration INTEGER,
  status INTEGER,
  error TEXT,
  PRIMARY KEY (ws, firing_id, id)
) WITHOUT ROWID;

-- until NULL: for good.
CREATE TABLE alert_mute (
  ws BLOB NOT NULL,
  alert_id BLOB NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER,
  muted_by TEXT NOT NULL,
  PRIMARY KEY (ws, alert_id)
) WITHOUT ROWID;

ALTER TABLE alert_bucket ADD COLUMN firing_id BLOB;
