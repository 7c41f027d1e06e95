-- Roles and database, once, on the primary: psql -f roles.sql as superuser, with the three passwords
-- in the environment. The official image runs it from its folder of first steps.
\set ON_ERROR_STOP on
\getenv owner_password BAIMO_OWNER_PASSWORD
\getenv reader_password BAIMO_READER_PASSWORD
\getenv standby_password BAIMO_STANDBY_PASSWORD

-- Imports and migrations. A commit waits until one standby shows it, so what was acknowledged
-- outlives the primary; the other standby may follow a moment later.
CREATE ROLE baimo_owner LOGIN PASSWORD :'owner_password';
ALTER ROLE baimo_owner SET synchronous_commit = remote_apply;

-- What the replicas are: they may read, whatever they are told to do.
CREATE ROLE baimo_reader LOGIN PASSWORD :'reader_password';
ALTER ROLE baimo_reader SET default_transaction_read_only = on;
ALTER ROLE baimo_reader SET statement_timeout = '2s';
ALTER ROLE baimo_reader SET idle_in_transaction_session_timeout = '10s';

-- Standbys, and promoting one of them (promote.sh).
CREATE ROLE baimo_standby LOGIN REPLICATION PASSWORD :'standby_password';
GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO baimo_standby;

-- HAProxy's check, twice a second for each of two listeners.
CREATE ROLE baimo_check LOGIN CONNECTION LIMIT 5;
ALTER ROLE baimo_check SET statement_timeout = '1s';

CREATE DATABASE baimo OWNER baimo_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE baimo FROM PUBLIC;
GRANT CONNECT ON DATABASE baimo TO baimo_reader;
\connect baimo
GRANT USAGE ON SCHEMA public TO baimo_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE baimo_owner IN SCHEMA public GRANT SELECT ON TABLES TO baimo_reader;
