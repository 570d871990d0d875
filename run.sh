#!/usr/bin/env bash
# Builds what is stale (web pages, server) and starts the server. Arguments go to the server:
#   ./run.sh --urls http://localhost:8080 --data ./my-data
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
caller=${OLDPWD:-$PWD}

need() { command -v "$1" >/dev/null || { echo "run.sh needs $1: $2" >&2; exit 1; }; }
need dotnet "https://dotnet.microsoft.com/download (the version in global.json)"

if [ -f web/package.json ]; then
  need npm "https://nodejs.org (20 or newer)"
  scripts/build-web.sh
fi

dotnet build src/Opik.Server -c Release -v q -nologo -clp:NoSummary
server=$PWD/src/Opik.Server/bin/Release/net10.0/Opik.Server.dll
# Relative paths among the arguments mean the caller's folder.
cd "$caller"
exec dotnet "$server" "$@"
