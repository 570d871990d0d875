-- Writes that alerts want to be told of, noted before they are made. subjects: JSON array of ids; items: JSON array.
CREATE TABLE alert_intent (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  user_name TEXT NOT NULL,
  event_type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  subjects TEXT NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE INDEX alert_intent_age ON alert_intent (created_at);
