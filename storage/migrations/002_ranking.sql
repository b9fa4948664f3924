-- Ballots of every form, weights and teams, and the tiered plan. What is added to a table is what a fresh record holds.

CREATE TABLE ballot_wider ( -- SQLite cannot widen a CHECK in place
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  votes_on INTEGER NOT NULL CHECK (votes_on BETWEEN 0 AND 2),
  kind INTEGER NOT NULL CHECK (kind >= 0),
  dots_each INTEGER NOT NULL CHECK (dots_each BETWEEN 1 AND 100),
  cap INTEGER NOT NULL CHECK (cap BETWEEN 1 AND dots_each),
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
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
INSERT INTO ballot_wider (id, number, votes_on, kind, dots_each, cap, secret, state, winners, tie, box_seconds, closes_at, run_off_of)
  SELECT id, number, votes_on, kind, dots_each, cap, secret, state, winners, tie, box_seconds, closes_at, run_off_of FROM ballot;
DROP TABLE ballot;
ALTER TABLE ballot_wider RENAME TO ballot;

ALTER TABLE seat ADD COLUMN weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 99);
ALTER TABLE seat ADD COLUMN team INTEGER NOT NULL DEFAULT 0 CHECK (team BETWEEN 0 AND 4);
ALTER TABLE voter ADD COLUMN abstains INTEGER NOT NULL DEFAULT 0 CHECK (abstains IN (0, 1));
ALTER TABLE mark ADD COLUMN says INTEGER NOT NULL DEFAULT 0 CHECK (says BETWEEN 0 AND 6);
ALTER TABLE mark ADD COLUMN value INTEGER NOT NULL DEFAULT 1;
ALTER TABLE mark ADD COLUMN part INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0);
ALTER TABLE paper ADD COLUMN weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 99);
ALTER TABLE paper ADD COLUMN team INTEGER NOT NULL DEFAULT 0 CHECK (team BETWEEN 0 AND 4);
ALTER TABLE dot ADD COLUMN resists INTEGER NOT NULL DEFAULT 0 CHECK (resists IN (0, 1));
ALTER TABLE estimate ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0 CHECK (confidence BETWEEN 0 AND 100);
ALTER TABLE assignment ADD COLUMN seat INTEGER REFERENCES seat DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE assignment ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1));
ALTER TABLE assignment ADD COLUMN first_step TEXT NOT NULL DEFAULT '';
ALTER TABLE assignment ADD COLUMN measure TEXT NOT NULL DEFAULT '';

CREATE TABLE answer (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  paper INTEGER NOT NULL REFERENCES paper DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL,
  says INTEGER NOT NULL CHECK (says BETWEEN 0 AND 6),
  value INTEGER NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0)
) STRICT;

CREATE TABLE factors (
  action INTEGER PRIMARY KEY CHECK (action > 0) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  reach INTEGER NOT NULL CHECK (reach >= 0),
  impact INTEGER NOT NULL CHECK (impact >= 0),
  effect INTEGER NOT NULL CHECK (effect BETWEEN 0 AND 10),
  ease INTEGER NOT NULL CHECK (ease BETWEEN 0 AND 10),
  benefit INTEGER NOT NULL CHECK (benefit >= 0),
  urgency INTEGER NOT NULL CHECK (urgency >= 0),
  risk INTEGER NOT NULL CHECK (risk >= 0),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TABLE tier (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  title TEXT NOT NULL,
  tenth_days INTEGER CHECK (tenth_days >= 0),
  euros INTEGER CHECK (euros >= 0),
  start_day INTEGER,
  end_day INTEGER
) STRICT;

CREATE TABLE planned (
  action INTEGER PRIMARY KEY CHECK (action > 0) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  tier INTEGER REFERENCES tier DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  pin INTEGER NOT NULL CHECK (pin BETWEEN 0 AND 2),
  tenth_days INTEGER CHECK (tenth_days >= 0),
  euros INTEGER CHECK (euros >= 0)
) STRICT;

CREATE TABLE link (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  source INTEGER NOT NULL REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  target INTEGER NOT NULL REFERENCES action DEFERRABLE INITIALLY DEFERRED CHECK (target <> source),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1)
) STRICT;

CREATE TABLE plan_terms (
  session INTEGER PRIMARY KEY CHECK (session > 0) REFERENCES session DEFERRABLE INITIALLY DEFERRED,
  customer_weight INTEGER NOT NULL CHECK (customer_weight BETWEEN 0 AND 100),
  budget_weight INTEGER NOT NULL CHECK (budget_weight BETWEEN 0 AND 100),
  tenth_days INTEGER CHECK (tenth_days >= 0),
  euros INTEGER CHECK (euros >= 0),
  carry_over INTEGER NOT NULL CHECK (carry_over IN (0, 1)),
  value_line INTEGER NOT NULL CHECK (value_line BETWEEN 0 AND 1000),
  effort_line INTEGER NOT NULL CHECK (effort_line BETWEEN 0 AND 1000),
  value_by INTEGER NOT NULL CHECK (value_by BETWEEN 0 AND 4),
  formula TEXT NOT NULL
) STRICT;

CREATE TABLE settled (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 1)
) STRICT;
