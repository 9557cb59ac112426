#!/bin/sh
# Runs once, when the database server starts on an empty volume: one database per service.
set -eu
for service in identity import notification; do
  createdb --username postgres "rollcall_$service"
done
