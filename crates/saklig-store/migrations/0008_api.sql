-- Tokens with which programs act in people's names. Of the secret only a hash.
CREATE TABLE token (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  person UUID NOT NULL,
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  -- Keys of powers, parted by blanks.
  scope TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- The last day of use, as its beginning in UTC.
  used_at BIGINT,
  ended_at BIGINT
);
CREATE INDEX token_of_authority ON token (authority, made_at);

-- Requests that carry a key, so that each is done once. Kept for a day.
CREATE TABLE errand (
  token UUID NOT NULL,
  key_hash TEXT NOT NULL,
  authority UUID NOT NULL,
  -- Of method, address and body, under the token's secret.
  request_hash TEXT NOT NULL,
  -- Whoever is doing it now.
  id UUID NOT NULL UNIQUE,
  begun_at BIGINT NOT NULL,
  -- Set in the transaction of the act itself.
  done_at BIGINT,
  action UUID,
  PRIMARY KEY (token, key_hash)
);
CREATE INDEX errand_by_time ON errand (begun_at);
