-- Rounds that are cancelled, and which marks the facilitator entered for a seat.

CREATE TABLE ballot_wider ( -- SQLite cannot widen a CHECK in place
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  votes_on INTEGER NOT NULL CHECK (votes_on BETWEEN 0 AND 2),
  kind INTEGER NOT NULL CHECK (kind >= 0),
  dots_each INTEGER NOT NULL CHECK (dots_each BETWEEN 1 AND 100),
  cap INTEGER NOT NULL CHECK (cap BETWEEN 1 AND dots_each),
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
  winners INTEGER NOT NULL CHECK (winners >= 0),
  tie INTEGER NOT NULL CHECK (tie BETWEEN 0 AND 1),
  box_seconds INTEGER NOT NULL CHECK (box_seconds >= 0),
  closes_at INTEGER NOT NULL CHECK (closes_at >= 0),
  run_off_of INTEGER REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  form INTEGER NOT NULL DEFAULT 0 CHECK (form BETWEEN 0 AND 5),
  resistance_each INTEGER NOT NULL DEFAULT 0 CHECK (resistance_each BETWEEN 0 AND 99),
  resistance_cap INTEGER NOT NULL DEFAULT 1 CHECK (resistance_cap BETWEEN 1 AND 99),
  own_allowed INTEGER NOT NULL DEFAULT 1 CHECK (own_allowed IN (0, 1)),
  blanks INTEGER NOT NULL DEFAULT 0 CHECK (blanks BETWEEN 0 AND 1),
  criteria INTEGER NOT NULL DEFAULT 3 CHECK (criteria BETWEEN 1 AND 3),
  stage INTEGER CHECK (stage > 0), -- it may outlive what it was limited to
  lane INTEGER CHECK (lane > 0),
  short_list_of INTEGER REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  short_list INTEGER NOT NULL DEFAULT 0 CHECK (short_list >= 0),
  among_first INTEGER NOT NULL DEFAULT 0 CHECK (among_first IN (0, 1))
) STRICT;
INSERT INTO ballot_wider SELECT * FROM ballot;
DROP TABLE ballot;
ALTER TABLE ballot_wider RENAME TO ballot;

ALTER TABLE mark ADD COLUMN proxy INTEGER NOT NULL DEFAULT 0 CHECK (proxy IN (0, 1));
