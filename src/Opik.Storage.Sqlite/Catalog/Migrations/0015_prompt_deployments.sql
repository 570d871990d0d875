-- Since when an environment uses a version, and who said so; NULL for what was assigned before this was kept.
ALTER TABLE prompt_environment ADD COLUMN assigned_at INTEGER;
ALTER TABLE prompt_environment ADD COLUMN assigned_by TEXT;
