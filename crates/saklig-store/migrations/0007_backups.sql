-- When a backup was taken, for whoever watches over this installation.
CREATE TABLE backup_taken (
  taken_at BIGINT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL
);
