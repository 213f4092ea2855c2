#!/bin/sh
# Runs the engine of this folder in the foreground until it is told to end (TERM). Reads local.cfg beside it, makes the engine's own file
# where there is none, and starts the engine anew when PhoneDashboard's database was replaced by a restored one.
# Exit code 1: it cannot start, and the last line says why.
set -eu
PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
say() { echo "sip engine: $*" >&2; }
refuse() { say "$*"; exit 1; }
value() { sed -n "s/^#!substdef \"!$1!\(.*\)!g\"\$/\1/p" "$here/local.cfg" | head -1; }

for program in kamailio sqlite3; do
  command -v "$program" >/dev/null || refuse "$program is not installed; README.md says what is needed."
done

database=$(value DB_FILE) store=$(value STORE_DIR)
contract() { sqlite3 -readonly "$database" "SELECT version FROM sip_contract" 2>&1; }

[ -f "$database" ] || refuse "PhoneDashboard's database $database is not there. Start PhoneDashboard first, or correct DB_FILE in $here/local.cfg."
version=$(contract) || refuse "PhoneDashboard's database $database cannot be read, or has no views for the engine yet ($version). Start PhoneDashboard first."
[ "$version" = 1 ] || refuse "PhoneDashboard's database speaks version $version of the contract, this engine version 1. Write this folder anew with PhoneDashboard's command sip."

umask 007
mkdir -p "$store"
sqlite3 -cmd ".timeout 5000" "$store/engine.db" < "$here/engine.sql" >/dev/null || refuse "$store/engine.db cannot be written."
chmod g+rw "$store/engine.db" 2>/dev/null || true # its owner may be another account of the group

run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
cp "$here/kamailio.cfg" "$run/"

# Nonces are made of another random value at each start. Kamailio takes 0.0.0.0 for an address that it may write into its messages, so
# each address of this machine stands there instead.
secret=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
addresses="127.0.0.1 $(hostname -I 2>/dev/null | tr ' ' '\n' | grep -v : | tr '\n' ' ' || true)"
sed "s/START_SECRET/$secret/" "$here/local.cfg" | while IFS= read -r line; do
  case $line in
    listen=*:0.0.0.0:*) for address in $addresses; do echo "${line%%:*}:$address:${line##*:}"; done;;
    *) printf '%s\n' "$line";;
  esac
done > "$run/local.cfg"
kamailio -c -f "$run/kamailio.cfg" >"$run/check.log" 2>&1 || { cat "$run/check.log" >&2; refuse "the configuration is refused, see above."; }

ending='' engine=''
trap 'ending=1; [ -z "$engine" ] || kill -TERM "$engine" 2>/dev/null || true' TERM INT
while :; do
  file=$(stat -c %d:%i "$database")
  kamailio -DD -E -m "${SHARED_MB:-128}" -M "${PRIVATE_MB:-16}" -w "$store" -Y "$run" -P "$run/engine.pid" -f "$run/kamailio.cfg" &
  engine=$! anew=''
  while [ -z "$ending$anew" ] && kill -0 "$engine" 2>/dev/null; do
    sleep 1 & wait $! || true
    now=$(stat -c %d:%i "$database" 2>/dev/null || echo "$file")
    if [ "$now" != "$file" ] && [ "$(contract)" = 1 ]; then
      say "PhoneDashboard's database was replaced; the engine starts anew with it. Registrations are kept."
      anew=1
      kill -TERM "$engine" || true
    fi
  done
  code=0
  wait "$engine" || code=$?
  while kill -0 "$engine" 2>/dev/null; do code=0; wait "$engine" || code=$?; done
  [ -z "$ending" ] || exit 0
  [ -n "$anew" ] || exit "$code"
done
