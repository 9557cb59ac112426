#!/usr/bin/env bash
# Imports a list of staff through the REST API, from the token to the confirmation.
#   examples/import.sh [list.csv] [dev.json]        (a system has to run: npm start)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
list=${1:-$here/personeel.csv}
state=${2:-${ROLLCALL_HOME:-$here/../.rollcall}/dev.json}
[ -r "$state" ] || { echo "Nothing runs here: $state is missing. Start it with: npm start" >&2; exit 1; }

# json PATH: reads JSON on standard input and prints what is at PATH (a.b.0.c)
json() {
  node -e 'let v = JSON.parse(require("fs").readFileSync(0, "utf8"));
    for (const key of process.argv[1].split(".").filter(Boolean)) v = v?.[key];
    console.log(typeof v === "object" ? JSON.stringify(v, null, 2) : v)' "$1"
}
base=$(json baseUrl <"$state")

# 1. A token for the API client.
token=$(curl -sS --fail-with-body -u "$(json apiClient.clientId <"$state"):$(json apiClient.clientSecret <"$state")" \
  -d grant_type=client_credentials "$base/oidc/token" | json access_token)
call() { curl -sS --fail-with-body -H "Authorization: Bearer $token" "$@"; }

# Waits until the import has left the status it is passing through.
wait_while() {
  for _ in $(seq 300); do
    status=$(call "$base/v1/imports/$id" | json status)
    case " $1 " in *" $status "*) sleep 0.2 ;; *) return ;; esac
  done
}

# 2. Hand over the list: kind, options and file, in this order. The answer is a draft that says what was detected.
id=$(call -F kind=staff -F 'options={"existing":"update","invitations":"send"}' -F "file=@$list;type=text/csv" \
  "$base/v1/imports" | json id)
echo "import $id"

# 3. Let Rollcall say what it would do. Nothing has been written yet.
call -X POST -H 'Content-Type: application/json' -d '{}' "$base/v1/imports/$id/plan" >/dev/null
wait_while 'draft planning'
[ "$status" = planned ] || { echo "The import is $status:" >&2; call "$base/v1/imports/$id" | json problems >&2; exit 1; }
echo 'plan:'
call "$base/v1/imports/$id" | json plan

# 4. Do exactly that plan. The key makes a repeated call harmless.
hash=$(call "$base/v1/imports/$id" | json plan.hash)
call -X POST -H 'Content-Type: application/json' -H "Idempotency-Key: apply-$id" -d "{\"planHash\":\"$hash\"}" \
  "$base/v1/imports/$id/apply" >/dev/null
wait_while 'planned queued applying'

# 5. The confirmation, once the mails have left.
for _ in $(seq 100); do
  [ "$(call "$base/v1/imports/$id" | json result.invitations.queued)" = 0 ] && break
  sleep 0.2
done
echo "$status:"
call "$base/v1/imports/$id" | json result
[ "$status" = completed ]
