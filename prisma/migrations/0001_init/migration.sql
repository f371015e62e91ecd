-- The whole database of the product, grouped by what it is about. It runs as the owner; the product runs as the role
-- followthrough_app, which is no superuser (a superuser passes by row-level security), owns nothing, and has the rights
-- that stand below each group and no others. In every table `room` says whose it is: ombudsman, cqc or body.
GRANT USAGE ON SCHEMA public TO followthrough_app;


-- What has happened is not rewritten --------------------------------------------------------------------------------
-- Rights hold the product to that. These two hold the owner to it as well, who might do it by mistake.

-- Refuses every change; the trigger gives the words that say what to do instead.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

-- What the ledger has adopted belongs to it: only what nobody has adopted may be swept.
CREATE FUNCTION refuse_deleting_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.adopted_at IS NOT NULL THEN
    RAISE EXCEPTION '% % is adopted by the ledger', TG_TABLE_NAME, OLD.id;
  END IF;
  RETURN OLD;
END $$;


-- Who: bodies, the names they are matched by, and the people letters go to ------------------------------------------
CREATE TABLE body (
  id         TEXT NOT NULL,
  room       TEXT NOT NULL DEFAULT 'ombudsman',
  type       TEXT NOT NULL,
  name       TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT body_pkey PRIMARY KEY (id)
);

CREATE TABLE body_name (
  type       TEXT NOT NULL,
  normalised TEXT NOT NULL,
  body_id    TEXT NOT NULL,
  room       TEXT NOT NULL DEFAULT 'ombudsman',
  CONSTRAINT body_name_pkey PRIMARY KEY (type, normalised, body_id),
  CONSTRAINT body_name_body_id_fkey FOREIGN KEY (body_id) REFERENCES body (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE contact (
  id          UUID NOT NULL,
  room        TEXT NOT NULL,
  recipient   TEXT NOT NULL,
  name        TEXT NOT NULL,
  email       TEXT NOT NULL,
  role        TEXT NOT NULL,
  capacity    TEXT NOT NULL DEFAULT 'contact',
  away_from   DATE,
  away_until  DATE,
  named_at    TIMESTAMPTZ(3) NOT NULL,
  replaced_at TIMESTAMPTZ(3),
  CONSTRAINT contact_pkey PRIMARY KEY (id)
);
CREATE INDEX contact_recipient_replaced_at_idx ON contact (recipient, replaced_at);

-- A team of the Ombudsman: where answers to its letters go.
CREATE TABLE team (
  code       TEXT NOT NULL,
  room       TEXT NOT NULL DEFAULT 'ombudsman',
  mailbox    TEXT NOT NULL,
  phone      TEXT,
  changed_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (code)
);

GRANT SELECT, INSERT, UPDATE ON team TO followthrough_app;
GRANT SELECT, INSERT ON body, body_name, contact TO followthrough_app;
-- A contact is replaced, or away: who was written to stays known.
GRANT UPDATE (name) ON body TO followthrough_app;
GRANT UPDATE (away_from, away_until, replaced_at) ON contact TO followthrough_app;


-- What people write: words, apart from history and ledger, which carry their id and salted hash alone ---------------
CREATE TABLE text (
  id         UUID NOT NULL,
  room       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  content    JSONB NOT NULL,
  salt       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  stored_by  TEXT NOT NULL,
  stored_at  TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  adopted_at TIMESTAMPTZ(3),
  CONSTRAINT text_pkey PRIMARY KEY (id)
);
CREATE INDEX text_stored_at_idx ON text (stored_at);

-- Words are adopted, or swept while nobody has adopted them; they are never rewritten.
GRANT SELECT, INSERT, DELETE ON text TO followthrough_app;
GRANT UPDATE (adopted_at) ON text TO followthrough_app;
CREATE TRIGGER adopted_text_stays BEFORE DELETE ON text
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting_adopted();


-- What people send: files. Their contents lie in the file store -----------------------------------------------------
CREATE TABLE file (
  id           UUID NOT NULL,
  room         TEXT NOT NULL,
  reference    TEXT NOT NULL,
  body_id      TEXT NOT NULL,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  bytes        BIGINT NOT NULL,
  sha256       TEXT NOT NULL,
  complete     BOOLEAN NOT NULL DEFAULT false,
  scan         TEXT NOT NULL,
  scanned_at   TIMESTAMPTZ(3),
  scan_finding TEXT,
  stored_by    TEXT NOT NULL,
  stored_at    TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  adopted_at   TIMESTAMPTZ(3),
  CONSTRAINT file_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX file_reference_body_id_sha256_key ON file (reference, body_id, sha256);
CREATE INDEX file_stored_at_idx ON file (stored_at);

-- What a file was sent with: a version of the action plan, of one recommendation's evidence, or an answer to a follow-up.
CREATE TABLE submission_file (
  reference TEXT NOT NULL,
  body_id   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  number    INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  file_id   UUID NOT NULL,
  room      TEXT NOT NULL DEFAULT 'ombudsman',
  CONSTRAINT submission_file_pkey PRIMARY KEY (reference, body_id, kind, number, version, file_id),
  CONSTRAINT submission_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX submission_file_file_id_idx ON submission_file (file_id);

CREATE TABLE file_download (
  id      BIGSERIAL NOT NULL,
  room    TEXT NOT NULL DEFAULT 'ombudsman',
  file_id UUID NOT NULL,
  actor   TEXT NOT NULL,
  role    TEXT NOT NULL,
  at      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT file_download_pkey PRIMARY KEY (id)
);
CREATE INDEX file_download_file_id_idx ON file_download (file_id);

-- What a file is and says never changes; with what it was sent, and who took it out, neither.
GRANT SELECT, INSERT, DELETE ON file TO followthrough_app;
GRANT UPDATE (complete, scan, scanned_at, scan_finding, stored_at, adopted_at) ON file TO followthrough_app;
GRANT SELECT, INSERT ON submission_file, file_download TO followthrough_app;
GRANT USAGE ON SEQUENCE file_download_id_seq TO followthrough_app;
CREATE TRIGGER adopted_file_stays BEFORE DELETE ON file
  FOR EACH ROW EXECUTE FUNCTION refuse_deleting_adopted();


-- Cases: the complaint, each body's part in it, and what each body owes ---------------------------------------------
CREATE TABLE case_file (
  reference                TEXT NOT NULL,
  room                     TEXT NOT NULL DEFAULT 'ombudsman',
  decision_date            DATE NOT NULL,
  category                 TEXT NOT NULL,
  sub_category             TEXT NOT NULL,
  finding                  TEXT NOT NULL,
  kind                     TEXT NOT NULL,
  team                     TEXT NOT NULL,
  cqc_location_id          TEXT,
  -- It can be put right; the opening words keep what was believed.
  equality_or_human_rights BOOLEAN NOT NULL,
  -- Who looks after it and is named in its letters: personal data, so it stands here and in no history.
  officer_name             TEXT,
  officer_phone            TEXT,
  text_id                  UUID NOT NULL,
  source                   TEXT NOT NULL,
  opened_at                TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT case_file_pkey PRIMARY KEY (reference)
);
CREATE INDEX case_file_cqc_location_id_idx ON case_file (cqc_location_id);

-- No amount: it stands with the words alone, which are added and amended for each body, and a copy of it would grow stale.
CREATE TABLE recommendation (
  reference TEXT NOT NULL,
  number    INTEGER NOT NULL,
  room      TEXT NOT NULL DEFAULT 'ombudsman',
  kind      TEXT NOT NULL,
  CONSTRAINT recommendation_pkey PRIMARY KEY (reference, number),
  CONSTRAINT recommendation_reference_fkey
    FOREIGN KEY (reference) REFERENCES case_file (reference) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE case_body (
  reference           TEXT NOT NULL,
  body_id             TEXT NOT NULL,
  room                TEXT NOT NULL DEFAULT 'ombudsman',
  workflow_id         TEXT NOT NULL,
  seq                 INTEGER NOT NULL,
  stage               TEXT NOT NULL,
  -- Nobody when it is empty; several may be awaited at once.
  waiting_on          TEXT[] NOT NULL,
  due_on              DATE,
  overdue             BOOLEAN NOT NULL DEFAULT false,
  overdue_because     TEXT,
  -- Nobody can be written to: then the case waits on the Ombudsman.
  unaddressed         BOOLEAN NOT NULL DEFAULT false,
  cqc_part            TEXT NOT NULL,
  -- What of the case is shared with CQC, through which gateway, by whom and when.
  shares              JSONB NOT NULL,
  plan_due_on         DATE,
  plan_version        INTEGER NOT NULL DEFAULT 0,
  follow_up_on        DATE,
  follow_up_kind      TEXT,
  outcome             TEXT,
  opened_at           TIMESTAMPTZ(3) NOT NULL,
  closed_at           TIMESTAMPTZ(3),
  changed_at          TIMESTAMPTZ(3) NOT NULL,
  calendar_division   TEXT NOT NULL,
  calendar_version    INTEGER NOT NULL,
  complainant_id      UUID,
  complainant_silent  BOOLEAN NOT NULL DEFAULT false,
  -- What else it stands at, in codes and dates; and below it what of that lists are filtered by.
  particulars         JSONB NOT NULL,
  track_phase         TEXT,
  track_due_on        DATE,
  linked_cases        TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  -- The duty of the Ombudsman's against which the case ended.
  ended_against_duty  TEXT,
  delayed_expected_on DATE,
  CONSTRAINT case_body_pkey PRIMARY KEY (reference, body_id),
  CONSTRAINT case_body_reference_fkey
    FOREIGN KEY (reference) REFERENCES case_file (reference) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT case_body_body_id_fkey FOREIGN KEY (body_id) REFERENCES body (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX case_body_workflow_id_key ON case_body (workflow_id);
CREATE INDEX case_body_stage_reference_body_id_idx ON case_body (stage, reference, body_id);
CREATE INDEX case_body_body_id_reference_idx ON case_body (body_id, reference);
CREATE INDEX case_body_waiting_on_idx ON case_body USING GIN (waiting_on);
CREATE INDEX case_body_linked_cases_idx ON case_body USING GIN (linked_cases);

CREATE TABLE obligation (
  reference          TEXT NOT NULL,
  body_id            TEXT NOT NULL,
  number             INTEGER NOT NULL,
  room               TEXT NOT NULL DEFAULT 'ombudsman',
  category           TEXT,
  requires           TEXT NOT NULL,
  words_id           UUID,
  condition_on       INTEGER,
  condition_standing TEXT,
  original_due_on    DATE,
  due_on             DATE,
  answer             TEXT,
  evidence_version   INTEGER NOT NULL DEFAULT 0,
  evidence_on        DATE,
  assurance          BOOLEAN NOT NULL,
  assurance_status   TEXT NOT NULL,
  -- The day on which CQC logged a systemic recommendation (memorandum 4.7).
  logged_on          DATE,
  judgement          TEXT,
  judged_on          DATE,
  settled_as         TEXT,
  -- The wording that is published; what was found in it before it was stored is shown where the case is read.
  wording_id         UUID,
  wording_standing   TEXT,
  wording_findings   TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  publication        TEXT,
  publication_on     DATE,
  withheld_because   TEXT,
  CONSTRAINT obligation_pkey PRIMARY KEY (reference, body_id, number),
  CONSTRAINT obligation_reference_number_fkey
    FOREIGN KEY (reference, number) REFERENCES recommendation (reference, number) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE due_date (
  reference TEXT NOT NULL,
  body_id   TEXT NOT NULL,
  number    INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  room      TEXT NOT NULL DEFAULT 'ombudsman',
  due_on    DATE NOT NULL,
  since     DATE NOT NULL,
  because   TEXT NOT NULL,
  CONSTRAINT due_date_pkey PRIMARY KEY (reference, body_id, number, seq)
);

CREATE TABLE plan (
  reference    TEXT NOT NULL,
  body_id      TEXT NOT NULL,
  version      INTEGER NOT NULL,
  room         TEXT NOT NULL DEFAULT 'ombudsman',
  text_id      UUID NOT NULL,
  sha256       TEXT NOT NULL,
  received_on  DATE NOT NULL,
  status       TEXT NOT NULL,
  accepted_for INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
  unanswered   INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
  logged_on    DATE,
  CONSTRAINT plan_pkey PRIMARY KEY (reference, body_id, version)
);

CREATE TABLE evidence (
  reference     TEXT NOT NULL,
  body_id       TEXT NOT NULL,
  number        INTEGER NOT NULL,
  version       INTEGER NOT NULL,
  room          TEXT NOT NULL DEFAULT 'ombudsman',
  text_id       UUID NOT NULL,
  received_on   DATE NOT NULL,
  taken_back_at TIMESTAMPTZ(3),
  CONSTRAINT evidence_pkey PRIMARY KEY (reference, body_id, number, version)
);

-- What is asked of the body and of CQC, with a date or without; rewritten whole, because the ledger holds what was asked before.
CREATE TABLE due_item (
  reference       TEXT NOT NULL,
  body_id         TEXT NOT NULL,
  place           INTEGER NOT NULL,
  room            TEXT NOT NULL DEFAULT 'ombudsman',
  asked_of        TEXT NOT NULL,
  what            TEXT NOT NULL,
  recommendations INTEGER[] NOT NULL,
  due_on          DATE,
  met_until       DATE,
  hoped_for       BOOLEAN NOT NULL,
  stopped_since   DATE,
  stopped_by      TEXT,
  asked_on        DATE,
  CONSTRAINT due_item_pkey PRIMARY KEY (reference, body_id, place),
  CONSTRAINT due_item_reference_body_id_fkey
    FOREIGN KEY (reference, body_id) REFERENCES case_body (reference, body_id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX due_item_asked_of_due_on_idx ON due_item (asked_of, due_on);

GRANT SELECT, INSERT, DELETE ON due_item TO followthrough_app;
GRANT SELECT, INSERT ON case_file, recommendation, case_body, obligation, due_date, plan, evidence TO followthrough_app;
-- How a case stands is written anew at each step. Of the complaint only what a correction may put right, and who
-- looks after it.
GRANT UPDATE ON case_body, obligation TO followthrough_app;
GRANT UPDATE (decision_date, cqc_location_id, equality_or_human_rights, officer_name, officer_phone) ON case_file TO followthrough_app;
GRANT UPDATE (received_on, status, accepted_for, unanswered, logged_on) ON plan TO followthrough_app;
-- What was entered stays; that it was taken back, and the right kind, are added by a correction. Dates are added, never
-- changed: the original and each revised one stay.
GRANT UPDATE (kind) ON recommendation TO followthrough_app;
GRANT UPDATE (taken_back_at) ON evidence TO followthrough_app;


-- What happened, and what was believed then -------------------------------------------------------------------------
CREATE TABLE ledger (
  id           BIGSERIAL NOT NULL,
  room         TEXT NOT NULL DEFAULT 'ombudsman',
  reference    TEXT NOT NULL,
  body_id      TEXT NOT NULL,
  seq          INTEGER NOT NULL,
  effective_at TIMESTAMPTZ(3) NOT NULL,
  recorded_at  TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor        TEXT NOT NULL,
  role         TEXT NOT NULL,
  event        TEXT NOT NULL,
  data         JSONB NOT NULL,
  corrects     INTEGER,
  prev_hash    TEXT NOT NULL,
  hash         TEXT NOT NULL,
  CONSTRAINT ledger_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ledger_reference_body_id_seq_key ON ledger (reference, body_id, seq);

CREATE TABLE case_snapshot (
  reference    TEXT NOT NULL,
  body_id      TEXT NOT NULL,
  seq          INTEGER NOT NULL,
  room         TEXT NOT NULL DEFAULT 'ombudsman',
  effective_at TIMESTAMPTZ(3) NOT NULL,
  content      JSONB NOT NULL,
  CONSTRAINT case_snapshot_pkey PRIMARY KEY (reference, body_id, seq)
);

GRANT SELECT, INSERT ON ledger, case_snapshot TO followthrough_app;
GRANT USAGE ON SEQUENCE ledger_id_seq TO followthrough_app;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the ledger is append-only: record a correction instead');
CREATE TRIGGER snapshots_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_snapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('snapshots are append-only: the next step takes the next one');


-- Changes of a whole case, and what each body's running case answers to one -----------------------------------------
CREATE TABLE case_change (
  reference   TEXT NOT NULL,
  id          TEXT NOT NULL,
  room        TEXT NOT NULL DEFAULT 'ombudsman',
  what        TEXT NOT NULL,
  data        JSONB NOT NULL,
  actor       TEXT NOT NULL,
  role        TEXT NOT NULL,
  text_id     UUID NOT NULL,
  begun_at    TIMESTAMPTZ(3) NOT NULL,
  recorded_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at    TIMESTAMPTZ(3),
  CONSTRAINT case_change_pkey PRIMARY KEY (reference, id)
);

CREATE TABLE case_change_answer (
  reference   TEXT NOT NULL,
  change_id   TEXT NOT NULL,
  body_id     TEXT NOT NULL,
  room        TEXT NOT NULL DEFAULT 'ombudsman',
  answer      TEXT NOT NULL,
  problem     TEXT,
  answered_at TIMESTAMPTZ(3),
  CONSTRAINT case_change_answer_pkey PRIMARY KEY (reference, change_id, body_id)
);

-- What was decided stays as it was; only that it has been answered is added.
GRANT SELECT, INSERT ON case_change, case_change_answer TO followthrough_app;
GRANT UPDATE (ended_at) ON case_change TO followthrough_app;
GRANT UPDATE (answer, problem, answered_at) ON case_change_answer TO followthrough_app;


-- Letters, what each says, and the links in them --------------------------------------------------------------------
CREATE TABLE letter (
  id            UUID NOT NULL,
  key           TEXT NOT NULL,
  room          TEXT NOT NULL,
  recipient     TEXT NOT NULL,
  class         TEXT NOT NULL,
  local_date    DATE NOT NULL,
  contact_id    UUID,
  address       TEXT NOT NULL,
  subject       TEXT NOT NULL,
  message_id    TEXT NOT NULL,
  claimed_by    TEXT NOT NULL,
  claimed_until TIMESTAMPTZ(3) NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 1,
  sent_at       TIMESTAMPTZ(3),
  refused_at    TIMESTAMPTZ(3),
  refusal       TEXT,
  voided_at     TIMESTAMPTZ(3),
  -- Who answers it, as it was when the letter was claimed, so that every try says the same.
  answer_to     JSONB NOT NULL DEFAULT '[]',
  -- The edition whose law it cites, of its first claim.
  law_version   INTEGER,
  CONSTRAINT letter_pkey PRIMARY KEY (id)
);
-- One letter under one business key, and one Message-ID on every try: nobody is written to twice.
CREATE UNIQUE INDEX letter_key_key ON letter (key);
CREATE UNIQUE INDEX letter_message_id_key ON letter (message_id);
CREATE INDEX letter_recipient_local_date_class_idx ON letter (recipient, local_date, class);

CREATE TABLE letter_item (
  key        TEXT NOT NULL,
  room       TEXT NOT NULL,
  recipient  TEXT NOT NULL,
  class      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  reference  TEXT NOT NULL,
  body_id    TEXT NOT NULL,
  data       JSONB NOT NULL,
  local_date DATE NOT NULL,
  send_at    TIMESTAMPTZ(3) NOT NULL,
  voided_at  TIMESTAMPTZ(3),
  letter_id  UUID,
  CONSTRAINT letter_item_pkey PRIMARY KEY (key),
  CONSTRAINT letter_item_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letter (id) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX letter_item_recipient_local_date_class_idx ON letter_item (recipient, local_date, class);
CREATE INDEX letter_item_reference_body_id_idx ON letter_item (reference, body_id);
CREATE INDEX letter_item_letter_id_idx ON letter_item (letter_id);

CREATE TABLE access_link (
  id         UUID NOT NULL,
  room       TEXT NOT NULL DEFAULT 'body',
  token_hash TEXT NOT NULL,
  scope      TEXT NOT NULL,
  reference  TEXT NOT NULL,
  body_id    TEXT NOT NULL,
  letter_id  UUID NOT NULL,
  issued_at  TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  revoked_at TIMESTAMPTZ(3),
  CONSTRAINT access_link_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX access_link_token_hash_key ON access_link (token_hash);
CREATE INDEX access_link_reference_body_id_idx ON access_link (reference, body_id);

GRANT SELECT, INSERT, UPDATE ON letter, letter_item TO followthrough_app;
-- A link is revoked; for whom it is and how long it holds stay as they were issued.
GRANT SELECT, INSERT ON access_link TO followthrough_app;
GRANT UPDATE (revoked_at) ON access_link TO followthrough_app;


-- Tasks: what a person must do before a process can go on as it should ----------------------------------------------
CREATE TABLE task (
  key       TEXT NOT NULL,
  room      TEXT NOT NULL DEFAULT 'ombudsman',
  kind      TEXT NOT NULL,
  for_role  TEXT NOT NULL,
  reference TEXT,
  body_id   TEXT,
  data      JSONB NOT NULL,
  raised_at TIMESTAMPTZ(3) NOT NULL,
  done_at   TIMESTAMPTZ(3),
  CONSTRAINT task_pkey PRIMARY KEY (key)
);
CREATE INDEX task_done_at_for_role_idx ON task (done_at, for_role);
CREATE INDEX task_reference_body_id_idx ON task (reference, body_id);

GRANT SELECT, INSERT ON task TO followthrough_app;
GRANT UPDATE (data, raised_at, done_at) ON task TO followthrough_app;

-- What no row can hold must not hold up a case: an administrator lets it be replaced, and that is kept.
CREATE TABLE step_release (
  workflow_id TEXT NOT NULL,
  value_hash  TEXT NOT NULL,
  room        TEXT NOT NULL DEFAULT 'ombudsman',
  released_by TEXT NOT NULL,
  reason      TEXT NOT NULL,
  released_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT step_release_pkey PRIMARY KEY (workflow_id, value_hash)
);

GRANT SELECT, INSERT ON step_release TO followthrough_app;


-- Calendars: what dates are counted with, and the cases that are told of a new version ------------------------------
CREATE TABLE calendar (
  division      TEXT NOT NULL,
  version       INTEGER NOT NULL,
  room          TEXT NOT NULL DEFAULT 'ombudsman',
  source        TEXT NOT NULL,
  from_year     INTEGER NOT NULL,
  to_year       INTEGER NOT NULL,
  verified_from INTEGER,
  verified_to   INTEGER,
  holidays      JSONB NOT NULL,
  by_hand       JSONB NOT NULL,
  -- Deadline rules, policies, citations and gateways that were corrected, each in its newest version; calendars of other
  -- divisions by which one of those rules counts.
  rules         JSONB NOT NULL,
  policies      JSONB NOT NULL,
  law           JSONB NOT NULL,
  beside        JSONB NOT NULL,
  redates       BOOLEAN NOT NULL,
  change_id     TEXT NOT NULL,
  actor         TEXT NOT NULL,
  role          TEXT NOT NULL,
  text_id       UUID,
  effective_at  TIMESTAMPTZ(3) NOT NULL,
  recorded_at   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT calendar_pkey PRIMARY KEY (division, version)
);
-- A repeat of the same change finds what the first one made.
CREATE UNIQUE INDEX calendar_change_id_division_key ON calendar (change_id, division);

CREATE TABLE calendar_source (
  address TEXT NOT NULL,
  room    TEXT NOT NULL DEFAULT 'ombudsman',
  etag    TEXT,
  read_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT calendar_source_pkey PRIMARY KEY (address)
);

CREATE TABLE redating (
  division    TEXT NOT NULL,
  version     INTEGER NOT NULL,
  room        TEXT NOT NULL DEFAULT 'ombudsman',
  started_at  TIMESTAMPTZ(3) NOT NULL,
  finished_at TIMESTAMPTZ(3),
  CONSTRAINT redating_pkey PRIMARY KEY (division, version)
);

-- Which dates of the case moved, and which did not and why.
CREATE TABLE redated_case (
  division    TEXT NOT NULL,
  version     INTEGER NOT NULL,
  reference   TEXT NOT NULL,
  body_id     TEXT NOT NULL,
  room        TEXT NOT NULL DEFAULT 'ombudsman',
  moved       JSONB NOT NULL,
  unmoved     JSONB NOT NULL,
  reminders   INTEGER NOT NULL,
  told        JSONB NOT NULL,
  answered_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT redated_case_pkey PRIMARY KEY (division, version, reference, body_id)
);

-- A version of a calendar and a case's answer to it are never changed: dates rest on them.
GRANT SELECT, INSERT ON calendar, redated_case, redating TO followthrough_app;
GRANT UPDATE (finished_at) ON redating TO followthrough_app;
GRANT SELECT, INSERT, UPDATE ON calendar_source TO followthrough_app;
CREATE TRIGGER calendar_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('calendars are append-only: make the next version instead');


-- CQC's public register as it was last read: no named person is kept of it ------------------------------------------
CREATE TABLE cqc_provider (
  id              TEXT NOT NULL,
  room            TEXT NOT NULL DEFAULT 'cqc',
  name            TEXT NOT NULL,
  registration    TEXT NOT NULL,
  deregistered_on DATE,
  source          TEXT NOT NULL,
  read_at         TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT cqc_provider_pkey PRIMARY KEY (id)
);

CREATE TABLE cqc_location (
  id              TEXT NOT NULL,
  room            TEXT NOT NULL DEFAULT 'cqc',
  name            TEXT NOT NULL,
  normalised      TEXT NOT NULL,
  provider_id     TEXT NOT NULL,
  registration    TEXT NOT NULL,
  deregistered_on DATE,
  postcode        TEXT,
  local_authority TEXT,
  region          TEXT,
  listed          JSONB,
  registered      JSONB,
  source          TEXT NOT NULL,
  read_at         TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT cqc_location_pkey PRIMARY KEY (id)
);

CREATE TABLE cqc_location_news (
  id          TEXT NOT NULL,
  room        TEXT NOT NULL DEFAULT 'cqc',
  location_id TEXT NOT NULL,
  kind        TEXT NOT NULL,
  since       DATE NOT NULL,
  successors  TEXT[] NOT NULL,
  found_at    TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT cqc_location_news_pkey PRIMARY KEY (id)
);
CREATE INDEX cqc_location_news_location_id_idx ON cqc_location_news (location_id);

CREATE TABLE cqc_progress (
  kind       TEXT NOT NULL,
  room       TEXT NOT NULL DEFAULT 'cqc',
  read_until TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT cqc_progress_pkey PRIMARY KEY (kind)
);

GRANT SELECT, INSERT, UPDATE ON cqc_provider, cqc_location, cqc_progress TO followthrough_app;
GRANT SELECT, INSERT ON cqc_location_news TO followthrough_app;
GRANT UPDATE (successors) ON cqc_location_news TO followthrough_app;


-- CQC's own requests to a registered person (Regulations 17(3) and 16(3)) -------------------------------------------
CREATE TABLE regulation_request (
  id                  TEXT NOT NULL,
  room                TEXT NOT NULL DEFAULT 'cqc',
  workflow_id         TEXT NOT NULL,
  provision           TEXT NOT NULL,
  location_id         TEXT NOT NULL,
  body_id             TEXT,
  reference           TEXT,
  text_id             UUID NOT NULL,
  served_by           TEXT NOT NULL,
  sent_on             DATE NOT NULL,
  received_on         DATE,
  receipt_is_recorded BOOLEAN NOT NULL DEFAULT false,
  is_undelivered      BOOLEAN NOT NULL DEFAULT false,
  due_on              DATE,
  explanation         JSONB,
  -- So that a request that counts with an older version of England's calendar is found.
  calendar_version    INTEGER NOT NULL,
  stage               TEXT NOT NULL,
  overdue             BOOLEAN NOT NULL DEFAULT false,
  answered_on         DATE,
  outcome             TEXT,
  seq                 INTEGER NOT NULL,
  opened_at           TIMESTAMPTZ(3) NOT NULL,
  closed_at           TIMESTAMPTZ(3),
  changed_at          TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT regulation_request_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX regulation_request_workflow_id_key ON regulation_request (workflow_id);
CREATE INDEX regulation_request_location_id_idx ON regulation_request (location_id);
CREATE INDEX regulation_request_stage_id_idx ON regulation_request (stage, id);

GRANT SELECT, INSERT, UPDATE ON regulation_request TO followthrough_app;
