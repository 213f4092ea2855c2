-- The engine's own file: registrations and call records. start.sh runs this at every start; what is there stays.
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;

-- Registrations (usrloc, db_mode 2, the module's default columns). Times are unix seconds (expires_type 1).
-- A second engine for MD5 has a table of its own; who is registered at either is in the view registered.
CREATE TABLE IF NOT EXISTS location (
  id INTEGER PRIMARY KEY, ruid VARCHAR NOT NULL UNIQUE, username VARCHAR NOT NULL, domain VARCHAR, contact VARCHAR NOT NULL,
  received VARCHAR, path VARCHAR, expires BIGINT NOT NULL, q REAL NOT NULL, callid VARCHAR NOT NULL, cseq INTEGER NOT NULL,
  last_modified BIGINT NOT NULL, flags INTEGER NOT NULL DEFAULT 0, cflags INTEGER NOT NULL DEFAULT 0,
  user_agent VARCHAR NOT NULL DEFAULT '', socket VARCHAR, methods INTEGER, instance VARCHAR, reg_id INTEGER NOT NULL DEFAULT 0,
  server_id INTEGER NOT NULL DEFAULT 0, connection_id INTEGER NOT NULL DEFAULT 0, keepalive INTEGER NOT NULL DEFAULT 0,
  partition INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS location_username ON location (username);
CREATE INDEX IF NOT EXISTS location_last_modified ON location (last_modified);
CREATE INDEX IF NOT EXISTS location_expires ON location (expires);
CREATE TABLE IF NOT EXISTS location_md5 (
  id INTEGER PRIMARY KEY, ruid VARCHAR NOT NULL UNIQUE, username VARCHAR NOT NULL, domain VARCHAR, contact VARCHAR NOT NULL,
  received VARCHAR, path VARCHAR, expires BIGINT NOT NULL, q REAL NOT NULL, callid VARCHAR NOT NULL, cseq INTEGER NOT NULL,
  last_modified BIGINT NOT NULL, flags INTEGER NOT NULL DEFAULT 0, cflags INTEGER NOT NULL DEFAULT 0,
  user_agent VARCHAR NOT NULL DEFAULT '', socket VARCHAR, methods INTEGER, instance VARCHAR, reg_id INTEGER NOT NULL DEFAULT 0,
  server_id INTEGER NOT NULL DEFAULT 0, connection_id INTEGER NOT NULL DEFAULT 0, keepalive INTEGER NOT NULL DEFAULT 0,
  partition INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS location_md5_username ON location_md5 (username);
CREATE INDEX IF NOT EXISTS location_md5_last_modified ON location_md5 (last_modified);
CREATE INDEX IF NOT EXISTS location_md5_expires ON location_md5 (expires);
DROP VIEW IF EXISTS registered;
CREATE VIEW registered AS
SELECT username, user_agent, last_modified, expires, COALESCE(received, contact) AS received FROM location
UNION ALL SELECT username, user_agent, last_modified, expires, COALESCE(received, contact) FROM location_md5;

-- Call records (acc): a row for an INVITE when it is answered or refused, another for its BYE. Ids are never given twice.
CREATE TABLE IF NOT EXISTS acc (
  id INTEGER PRIMARY KEY AUTOINCREMENT, method TEXT NOT NULL, from_tag TEXT, to_tag TEXT, callid TEXT NOT NULL, sip_code TEXT,
  sip_reason TEXT, time REAL, at INTEGER NOT NULL, at_us INTEGER, started TEXT, kind TEXT, caller_line TEXT, called_line TEXT,
  caller_device TEXT, called_device TEXT, from_number TEXT, to_number TEXT, voicemail TEXT, why TEXT);
CREATE INDEX IF NOT EXISTS acc_callid ON acc (callid);
CREATE INDEX IF NOT EXISTS acc_at ON acc (at);

-- One row a call, without nulls. answered and ended are 0 where they are not known.
DROP VIEW IF EXISTS calls;
CREATE VIEW calls AS
SELECT i.id AS id, i.callid || ';' || COALESCE(i.from_tag, '') AS call_id, COALESCE(i.kind, '') AS kind,
  COALESCE(CAST(i.started AS INTEGER), i.at) AS started, CASE WHEN i.sip_code LIKE '2%' THEN i.at ELSE 0 END AS answered,
  CASE WHEN i.sip_code LIKE '2%'
       THEN COALESCE((SELECT MIN(b.at) FROM acc b WHERE b.callid = i.callid AND b.method = 'BYE' AND b.id > i.id), 0)
       ELSE i.at END AS ended,
  COALESCE(i.caller_line, '') AS caller_line, COALESCE(i.called_line, '') AS called_line,
  COALESCE(i.caller_device, '') AS caller_device, COALESCE(i.called_device, '') AS called_device,
  COALESCE(i.from_number, '') AS from_number, COALESCE(i.to_number, '') AS to_number,
  CAST(i.sip_code AS INTEGER) AS code, COALESCE(NULLIF(i.why, ''), i.sip_reason, '') AS reason,
  CASE WHEN i.voicemail = '1' THEN 1 ELSE 0 END AS voicemail
FROM acc i WHERE i.method = 'INVITE';
COMMIT;
