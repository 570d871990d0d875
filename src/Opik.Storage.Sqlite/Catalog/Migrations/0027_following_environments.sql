-- 1: the environment is given every new version of prompts and agents' configurations.
ALTER TABLE environment ADD COLUMN follows_newest INTEGER NOT NULL DEFAULT 0;
