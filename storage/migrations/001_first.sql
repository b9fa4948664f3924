-- One table per record kind: its name is nameOf(kind), its columns are the names in app/board/fields.h, in that order.
-- Ids are 1 … 2^63-1; "names nothing" is NULL. Enums are their numbers. Positions are fractions in base 62 (order_key.h).
-- Note kinds have no upper bound here: one more kind must not need a migration. action.stage and action.origin may outlive
-- what they name, as may the items of candidates, dots and marks, so they are no foreign keys.

CREATE TABLE session (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  title TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
  step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 3),
  seating INTEGER NOT NULL CHECK (seating BETWEEN 0 AND 1),
  seed INTEGER NOT NULL, -- the 64 bits of an unsigned number
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  title TEXT NOT NULL,
  colour INTEGER NOT NULL CHECK (colour >= 0),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1))
) STRICT;

CREATE TABLE lane (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  title TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind >= 0),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1))
) STRICT;

CREATE TABLE seat (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  edge INTEGER NOT NULL CHECK (edge BETWEEN 0 AND 3),
  along REAL NOT NULL CHECK (along BETWEEN 0 AND 1),
  colour INTEGER NOT NULL CHECK (colour >= 0),
  name TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1))
) STRICT;

CREATE TABLE note (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  kind INTEGER NOT NULL CHECK (kind >= 0),
  text TEXT NOT NULL,
  author INTEGER REFERENCES seat DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE note_group (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  stage INTEGER NOT NULL REFERENCES stage DEFERRABLE INITIALLY DEFERRED,
  lane INTEGER NOT NULL REFERENCES lane DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  title TEXT NOT NULL
) STRICT;

CREATE TABLE placement (
  note INTEGER PRIMARY KEY CHECK (note > 0) REFERENCES note DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 3),
  stage INTEGER REFERENCES stage DEFERRABLE INITIALLY DEFERRED,
  lane INTEGER REFERENCES lane DEFERRABLE INITIALLY DEFERRED,
  in_group INTEGER REFERENCES note_group DEFERRABLE INITIALLY DEFERRED,
  seat INTEGER REFERENCES seat DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0'),
  turn REAL NOT NULL CHECK (turn BETWEEN -180 AND 180),
  face_down INTEGER NOT NULL CHECK (face_down IN (0, 1))
) STRICT;

CREATE TABLE ballot (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  votes_on INTEGER NOT NULL CHECK (votes_on BETWEEN 0 AND 1),
  kind INTEGER NOT NULL CHECK (kind >= 0),
  dots_each INTEGER NOT NULL CHECK (dots_each BETWEEN 1 AND 99),
  cap INTEGER NOT NULL CHECK (cap BETWEEN 1 AND dots_each),
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  winners INTEGER NOT NULL CHECK (winners >= 0),
  tie INTEGER NOT NULL CHECK (tie BETWEEN 0 AND 1),
  box_seconds INTEGER NOT NULL CHECK (box_seconds >= 0),
  closes_at INTEGER NOT NULL CHECK (closes_at >= 0),
  run_off_of INTEGER REFERENCES ballot DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE candidate (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL
) STRICT;

CREATE TABLE voter (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  seat INTEGER NOT NULL REFERENCES seat DEFERRABLE INITIALLY DEFERRED,
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  proxy INTEGER NOT NULL CHECK (proxy IN (0, 1))
) STRICT;

-- The one table the journal knows nothing of. It has neither index nor trigger, so that what is erased from it leaves
-- no copy in other pages.
CREATE TABLE mark (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  seat INTEGER NOT NULL REFERENCES seat DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL
) STRICT;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  seat INTEGER REFERENCES seat DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE dot (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  paper INTEGER NOT NULL REFERENCES paper DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL
) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  stage INTEGER CHECK (stage > 0),
  origin INTEGER CHECK (origin > 0),
  author INTEGER REFERENCES seat DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE estimate (
  action INTEGER PRIMARY KEY CHECK (action > 0) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  impact_customer INTEGER NOT NULL CHECK (impact_customer BETWEEN 0 AND 5),
  impact_company INTEGER NOT NULL CHECK (impact_company BETWEEN 0 AND 5),
  tenth_days INTEGER CHECK (tenth_days >= 0),
  euros INTEGER CHECK (euros >= 0)
) STRICT;

CREATE TABLE assignment (
  action INTEGER PRIMARY KEY CHECK (action > 0) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  owner TEXT NOT NULL,
  due_day INTEGER
) STRICT;

CREATE TABLE manual_rank (
  action INTEGER PRIMARY KEY CHECK (action > 0) REFERENCES action DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position NOT GLOB '*[^0-9A-Za-z]*' AND position NOT GLOB '*0')
) STRICT;

-- What was done, in the order it was stored; from it all tables but `mark` can be rebuilt.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  tx INTEGER UNIQUE NOT NULL CHECK (tx > 0),
  op TEXT NOT NULL,
  seat INTEGER, -- NULL: from the open board
  at INTEGER NOT NULL,
  undoes INTEGER, -- the tx it takes back
  changes TEXT NOT NULL -- JSON; no CHECK: json_valid() is not allowed in schemas that are not trusted
) STRICT;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
