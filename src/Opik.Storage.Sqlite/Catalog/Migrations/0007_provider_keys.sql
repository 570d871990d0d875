-- Keys of model providers. api_key, headers and the secret values in auth_config are protected texts: the store never
-- sees them in clear. name_key is the provider_name trimmed and in lower case; empty where a workspace has one of the kind.

CREATE TABLE provider_key (
  ws BLOB NOT NULL,
  id BLOB NOT NULL,
  provider TEXT NOT NULL,
  provider_name TEXT,
  name_key TEXT NOT NULL,
  name TEXT,
  api_key TEXT,
  headers TEXT,
  configuration TEXT,
  base_url TEXT,
  auth_config TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_updated_at INTEGER NOT NULL,
  last_updated_by TEXT NOT NULL,
  PRIMARY KEY (ws, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX provider_key_name ON provider_key (ws, provider, name_key);
