-- What names a project is refused once the project is gone, whenever the write comes: the look-up of the project and the write
-- are two transactions.
CREATE TRIGGER prompt_of_project BEFORE INSERT ON prompt WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER agent_config_of_project BEFORE INSERT ON agent_config WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER agent_blueprint_of_project BEFORE INSERT ON agent_blueprint WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER agent_environment_of_project BEFORE INSERT ON agent_environment WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER dashboard_of_project BEFORE INSERT ON dashboard WHEN NEW.project_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER retention_rule_of_project BEFORE INSERT ON retention_rule WHEN NEW.project IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
-- Saved many at a time by a worker that has them in memory: one of a deleted project is passed over.
CREATE TRIGGER runner_record_of_project BEFORE INSERT ON runner_record WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project) BEGIN
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER insights_job_of_project BEFORE INSERT ON insights_job WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER report_failure_of_project BEFORE INSERT ON report_failure WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER report_preference_of_project BEFORE INSERT ON report_preference WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
CREATE TRIGGER online_rule_project_of_project BEFORE INSERT ON online_rule_project WHEN NOT EXISTS (SELECT 1 FROM project WHERE ws = NEW.ws AND id = NEW.project_id) BEGIN
  SELECT RAISE(ABORT, 'Project not found');
END;
