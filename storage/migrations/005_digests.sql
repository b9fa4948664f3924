-- What shows that a file is whole: a digest a row, a chain through the journal, one row over both. Sealed marks. What is being typed.
-- Digests are BLAKE2b of 16 bytes (storage/records/digest.h); the program fills them in the same transaction.

ALTER TABLE session ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE stage ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE lane ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE seat ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE note ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE note_group ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE placement ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE ballot ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE candidate ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE voter ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE paper ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE dot ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE action ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE estimate ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE assignment ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE manual_rank ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE answer ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE factors ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE tier ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE planned ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE link ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE plan_terms ADD COLUMN digest BLOB NOT NULL DEFAULT x'';
ALTER TABLE settled ADD COLUMN digest BLOB NOT NULL DEFAULT x'';

-- An entry of a secret ballot, readable only with the key of its round, which is not in this file.
DROP TABLE mark;
CREATE TABLE mark (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  ballot INTEGER NOT NULL REFERENCES ballot DEFERRABLE INITIALLY DEFERRED,
  sealed BLOB NOT NULL
) STRICT;

-- payload: the digest of changes. chain: of the chain before, all other columns and payload, so that a payload can be blanked.
ALTER TABLE journal ADD COLUMN payload BLOB NOT NULL DEFAULT x'';
ALTER TABLE journal ADD COLUMN chain BLOB NOT NULL DEFAULT x'';
DROP TRIGGER journal_is_not_rewritten;
CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE OF seq, tx, op, seat, at, undoes, changes ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE seal ( -- one row, written anew by every commit
  id INTEGER PRIMARY KEY CHECK (id = 1),
  file BLOB NOT NULL, -- 16 bytes of chance: which file this is, also when it is renamed
  step INTEGER NOT NULL, -- how many commits it has had
  chain BLOB NOT NULL, -- of the newest row of the journal
  state BLOB NOT NULL, -- the digests of all rows of all records but marks, one over the other (exclusive or)
  marks INTEGER NOT NULL, -- how many rows mark has
  digest BLOB NOT NULL
) STRICT;

CREATE TABLE draft ( -- a begun text, one a seat: no transaction; in no journal, backup or export
  seat INTEGER PRIMARY KEY CHECK (seat >= 0), -- 0: the facilitator's
  text TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;

CREATE TABLE aside ( -- rows that were found damaged, as they were
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  at INTEGER NOT NULL, -- when it was set aside
  content TEXT NOT NULL -- its columns as JSON
) STRICT;
