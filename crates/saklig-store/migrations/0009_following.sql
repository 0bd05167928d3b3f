-- A followed account is mirrored without credentials, once a person has
-- confirmed that it is the authority's own; until then it is not connected.
ALTER TABLE channel ADD COLUMN following BOOLEAN NOT NULL DEFAULT FALSE;

-- Whether what was there before is still being fetched.
ALTER TABLE channel ADD COLUMN catching_up BOOLEAN NOT NULL DEFAULT FALSE;
