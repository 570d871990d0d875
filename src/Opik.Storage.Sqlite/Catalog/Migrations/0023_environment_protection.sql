-- What environments ask for before they are given a version. A row: the environment is protected. enforce: 1 refuses what is
-- not fulfilled; minimum_pass_rate: 0 to 1, NULL what each suite asks for; suites: JSON array of the ids of test suites.
CREATE TABLE environment_protection (
  ws BLOB NOT NULL,
  environment_id BLOB NOT NULL,
  enforce INTEGER NOT NULL,
  minimum_pass_rate REAL,
  suites TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, environment_id)
) WITHOUT ROWID;
CREATE TRIGGER environment_protection_ends AFTER DELETE ON environment BEGIN
  DELETE FROM environment_protection WHERE ws = OLD.ws AND environment_id = OLD.id;
END;
