-- Retention rules and guardrail policies.

-- level: 0 organization, 1 workspace, 2 project; period: 0 14 days, 1 60, 2 400, 3 for ever. One enabled rule for each
-- project, workspace and for the organization.
CREATE TABLE retention_rule (
  id BLOB PRIMARY KEY,
  ws BLOB NOT NULL,
  level INTEGER NOT NULL,
  project BLOB,
  period INTEGER NOT NULL,
  apply_to_past INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  catch_up_done INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX retention_rule_workspace ON retention_rule (ws, id);
CREATE UNIQUE INDEX retention_rule_enabled ON retention_rule (level, CASE level WHEN 0 THEN x'' WHEN 1 THEN ws ELSE project END) WHERE enabled = 1;

-- always: applied also where no name asks for it; guards: JSON as on the wire
CREATE TABLE guardrail_policy (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT,
  always INTEGER NOT NULL,
  guards TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX guardrail_policy_name ON guardrail_policy (ws, name_key);
