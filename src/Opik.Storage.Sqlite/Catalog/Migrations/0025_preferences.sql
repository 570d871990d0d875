-- How a user wants the pages of a workspace: columns of a table, their order and widths. value is a JSON object up to 16 KB.
CREATE TABLE preference (
  ws BLOB NOT NULL,
  user_name TEXT NOT NULL,
  name TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  value TEXT NOT NULL
);
CREATE UNIQUE INDEX preference_name ON preference (ws, user_name, name);
