-- Whom a workshop is for: what tells sessions of one template apart.

ALTER TABLE session ADD COLUMN client TEXT NOT NULL DEFAULT '';
