-- The step of the workshop is a word, so that one more view is no change of this form. Which words there are is not the file's to
-- say: one that a program does not know stays as it is.

CREATE TABLE session_006 (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  title TEXT NOT NULL,
  lang TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
  step TEXT NOT NULL,
  seating INTEGER NOT NULL CHECK (seating BETWEEN 0 AND 1),
  seed INTEGER NOT NULL, -- the 64 bits of an unsigned number
  created_at INTEGER NOT NULL,
  client TEXT NOT NULL DEFAULT '',
  digest BLOB NOT NULL DEFAULT x''
) STRICT;
INSERT INTO session_006 SELECT id, title, lang, CASE step WHEN 0 THEN 'map' WHEN 1 THEN 'vote' WHEN 2 THEN 'results' ELSE 'ranking' END,
  seating, seed, created_at, client, digest FROM session;
DROP TABLE session;
ALTER TABLE session_006 RENAME TO session;
