-- Every version that an environment was given, kept when another takes its place. The name is that of then: environments are
-- renamed and deleted, what was deployed stays deployed.
CREATE TABLE prompt_deployment (
  ws BLOB NOT NULL,
  prompt_id BLOB NOT NULL,
  deployed_at INTEGER NOT NULL,
  environment TEXT NOT NULL,
  version_id BLOB NOT NULL,
  deployed_by TEXT,
  PRIMARY KEY (ws, prompt_id, deployed_at, environment)
) WITHOUT ROWID;

CREATE TABLE agent_deployment (
  ws BLOB NOT NULL,
  project_id BLOB NOT NULL,
  deployed_at INTEGER NOT NULL,
  environment TEXT NOT NULL,
  blueprint_id BLOB NOT NULL,
  deployed_by TEXT,
  PRIMARY KEY (ws, project_id, deployed_at, environment)
) WITHOUT ROWID;

-- Of before this was kept: what environments use now, where it is known since when.
INSERT INTO prompt_deployment (ws, prompt_id, deployed_at, environment, version_id, deployed_by)
SELECT pe.ws, pe.prompt_id, pe.assigned_at, e.name, pe.version_id, pe.assigned_by
FROM prompt_environment pe JOIN environment e ON e.ws = pe.ws AND e.id = pe.environment_id WHERE pe.assigned_at IS NOT NULL;
INSERT INTO agent_deployment (ws, project_id, deployed_at, environment, blueprint_id, deployed_by)
SELECT ws, project_id, created_at, name, blueprint_id, created_by FROM agent_environment;

CREATE TRIGGER agent_deployment_of_project BEFORE INSERT ON agent_deployment WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
