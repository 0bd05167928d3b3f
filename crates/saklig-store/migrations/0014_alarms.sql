-- Every version of the duty roster; the newest holds.
CREATE TABLE roster_version (
  authority UUID NOT NULL REFERENCES authority (id),
  number BIGINT NOT NULL,
  turns TEXT NOT NULL,
  -- The highest number that any turn has ever had.
  newest_turn BIGINT NOT NULL,
  person UUID NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (authority, number)
);

-- How alarms and digests leave the house; the secrets lie sealed elsewhere.
CREATE TABLE alarm_ways (
  authority UUID PRIMARY KEY REFERENCES authority (id),
  house TEXT NOT NULL,
  mail_host TEXT NOT NULL,
  mail_port BIGINT NOT NULL,
  mail_at_once BOOLEAN NOT NULL,
  mail_user TEXT NOT NULL,
  mail_from TEXT NOT NULL,
  hook TEXT NOT NULL,
  mail_trouble TEXT,
  mail_trouble_at BIGINT,
  hook_trouble TEXT,
  hook_trouble_at BIGINT
);

-- Where a person is reached, by their own choice.
CREATE TABLE reach (
  person UUID PRIMARY KEY REFERENCES person (id),
  authority UUID NOT NULL,
  mail TEXT NOT NULL,
  phone TEXT NOT NULL,
  digest_hour BIGINT
);

CREATE TABLE alarm (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  raised_at BIGINT NOT NULL,
  step TEXT NOT NULL,
  gap BOOLEAN NOT NULL,
  next_at BIGINT NOT NULL,
  acknowledged_at BIGINT,
  acknowledged_by UUID
);
-- One at a time: what comes while nobody has answered joins it.
CREATE UNIQUE INDEX alarm_open ON alarm (authority) WHERE acknowledged_at IS NULL;
CREATE INDEX alarm_newest ON alarm (authority, raised_at);

CREATE TABLE alarm_case (
  alarm UUID NOT NULL REFERENCES alarm (id),
  case_file UUID NOT NULL,
  authority UUID NOT NULL,
  item UUID NOT NULL,
  level BIGINT NOT NULL,
  joined_at BIGINT NOT NULL,
  PRIMARY KEY (alarm, case_file)
);
CREATE INDEX alarm_of_case ON alarm_case (case_file);

-- What is on its way to somebody who works here. It holds no text: that is put
-- together when it is sent.
CREATE TABLE message (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  person UUID NOT NULL,
  way TEXT NOT NULL,
  kind TEXT NOT NULL,
  alarm UUID,
  step TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  settled_at BIGINT,
  trouble TEXT
);
CREATE INDEX message_of_alarm ON message (alarm) WHERE alarm IS NOT NULL;

CREATE TABLE notice (
  id UUID PRIMARY KEY,
  authority UUID NOT NULL,
  person UUID NOT NULL,
  kind TEXT NOT NULL,
  item UUID,
  alarm UUID,
  made_at BIGINT NOT NULL,
  read_at BIGINT
);
CREATE INDEX notice_of_person ON notice (person, made_at);
CREATE INDEX notice_unread ON notice (person) WHERE read_at IS NULL;
