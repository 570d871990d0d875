-- OAuth for MCP clients. Codes and tokens are stored as SHA-256; family: the tokens that came from one code.

CREATE TABLE oauth_client (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  redirect_uris TEXT NOT NULL,
  logo_uri TEXT,
  client_uri TEXT,
  software_id TEXT,
  software_version TEXT,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- used: when it was exchanged; a second exchange ends the family
CREATE TABLE oauth_code (
  hash BLOB PRIMARY KEY,
  family BLOB NOT NULL,
  client TEXT NOT NULL,
  ws BLOB NOT NULL,
  workspace_name TEXT NOT NULL,
  user_name TEXT NOT NULL,
  resource TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used INTEGER
) WITHOUT ROWID;
CREATE INDEX oauth_code_expiry ON oauth_code (expires_at);

-- kind: 0 access, 1 refresh; used: a refresh token that was exchanged
CREATE TABLE oauth_token (
  hash BLOB PRIMARY KEY,
  family BLOB NOT NULL,
  kind INTEGER NOT NULL,
  client TEXT NOT NULL,
  ws BLOB NOT NULL,
  workspace_name TEXT NOT NULL,
  user_name TEXT NOT NULL,
  resource TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used INTEGER
) WITHOUT ROWID;
CREATE INDEX oauth_token_family ON oauth_token (family);
CREATE INDEX oauth_token_expiry ON oauth_token (expires_at);
