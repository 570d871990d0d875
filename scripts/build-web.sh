#!/usr/bin/env bash
# Brings web/dist up to date; does nothing when it is newer than all it is made of.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../web"

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi

if [ ! -f dist/index.html ] || [ -n "$(find . \( -name node_modules -o -name dist \) -prune -o -type f -newer dist/index.html -print -quit)" ]; then
  npm run build --silent
fi
