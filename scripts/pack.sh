#!/usr/bin/env bash
# Builds and packs every package of src: scripts/pack.sh [FOLDER], default ./artifacts/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-artifacts/packages}")
dotnet build Opik.slnx -c Release -v q -nologo
dotnet msbuild scripts/pack.proj -m -v:q -nologo -p:Configuration=Release -p:PackageOutputPath="$folder/"
ls -1 "$folder"
