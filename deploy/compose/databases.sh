#!/bin/sh
# Runs once, when the database server starts on an empty volume. Per service: a database, the two roles under which it works, and a login
# that may put on these two and nothing else. Migrations run as the superuser, who owns the tables.
set -eu

add_service() {
  psql --username postgres --quiet --set ON_ERROR_STOP=1 --set "login=rollcall_$1" --set "password=$2" <<'SQL'
    CREATE ROLE :"login" NOINHERIT LOGIN PASSWORD :'password';
    SELECT format('CREATE ROLE %1$I NOLOGIN; GRANT %1$I TO %2$I', :'login' || suffix, :'login')
      FROM unnest(ARRAY['_app', '_system']) AS suffix \gexec
    CREATE DATABASE :"login";
    REVOKE ALL ON DATABASE :"login" FROM PUBLIC;
    GRANT CONNECT ON DATABASE :"login" TO :"login";
SQL
}

add_service identity "$IDENTITY_DATABASE_PASSWORD"
add_service import "$IMPORT_DATABASE_PASSWORD"
add_service notification "$NOTIFICATION_DATABASE_PASSWORD"
