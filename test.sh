#!/usr/bin/env bash
# Sets up what the tests need and runs every test of every kind. The last line is "N passed, N failed[, N skipped]";
# the exit code is not 0 when anything failed, did not build or crashed. Arguments, if any, name the test projects to run
# (./test.sh Opik.Recordings.Tests). Slow suites (trait Category=Slow) run by name only: dotnet test --filter Category=Slow.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

passed=0 failed=0 skipped=0
results=$PWD/TestResults/run
rm -rf "$results" && mkdir -p "$results"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# What clients spool for servers that are gone must not be found by the tests of another run.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

begun=0
say() { begun=$SECONDS; printf '\n== %s\n' "$*"; }
fail() { failed=$((failed + 1)); printf 'FAILED: %s\n' "$*"; }
wanted() { [ "${#selected[@]}" -eq 0 ] || printf '%s\n' "${selected[@]}" | grep -qx "$1"; }
selected=("$@")

# The page tests drive the system's Chromium; without one, and without the right to install one, they skip and say so.
find_chromium() { command -v "${OPIK_CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome; }

set_up_chromium() {
  find_chromium >/dev/null && return
  command -v apt-get >/dev/null || return
  local as_root=()
  [ "$(id -u)" -eq 0 ] || { sudo -n true 2>/dev/null || return; as_root=(sudo -n); }
  say "Installing Chromium"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null' </dev/null ||
    echo "Chromium could not be installed; page tests will be skipped."
}

run_web_tests() {
  say "web"
  scripts/build-web.sh || { fail "the web build"; return; }
  local report=$results/web.json
  (cd web && npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$report") </dev/null
  local code=$?
  add_counts web "$code" "$(node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); console.log(r.numPassedTests, r.numFailedTests + (r.numFailedTestSuites && !r.numFailedTests ? 1 : 0), r.numPendingTests)' "$report" 2>/dev/null)"
}

# The pages in Chromium, against the server that was just built. Without a Chromium they cannot run, and that is said.
run_page_tests() {
  say "pages"
  local report=$results/pages.json
  if ! find_chromium >/dev/null; then
    echo "There is no Chromium: the page tests are skipped."
    skipped=$((skipped + 1))
    return
  fi
  (cd web && OPIK_E2E_REPORT="$report" timeout --kill-after=30 2700 npx --no-install playwright test) </dev/null
  local code=$?
  add_counts pages "$code" "$(node -e 'const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1])); console.log(stats.expected + stats.flaky, stats.unexpected, stats.skipped)' "$report" 2>/dev/null)"
}

# $1 project file. The trx report is the source of the counts; without one the project crashed.
run_dotnet_tests() {
  local name report
  name=$(basename "$1" .csproj)
  report=$results/$name.trx
  say "$name"
  TMPDIR=$scratch timeout --kill-after=30 1500 dotnet test "$1" --no-build --nologo --filter "Category!=Slow" \
    --logger "trx;LogFileName=$report" --logger "console;verbosity=minimal" </dev/null
  local code=$? counters total executed ok
  counters=$(grep -o '<Counters [^>]*>' "$report" 2>/dev/null | head -1)
  total=$(counter total "$counters") executed=$(counter executed "$counters") ok=$(counter passed "$counters")
  [ -n "$total" ] && add_counts "$name" "$code" "$ok $((executed - ok)) $((total - executed))" || add_counts "$name" "$code" ""
}

counter() { sed -n "s/.*[ ]$1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

# $1 what, $2 exit code, $3 "passed failed skipped", or empty when there is no report.
add_counts() {
  local p f s
  read -r p f s <<<"${3:-}"
  if [ -z "${s:-}" ]; then
    fail "$1 ended with code $2 and left no report"
    return
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  printf '%s: %d passed, %d failed, %d skipped in %d s\n' "$1" "$p" "$f" "$s" $((SECONDS - begun))
  [ "$2" -eq 0 ] || [ "$f" -gt 0 ] || fail "$1 ended with code $2 although its report names no failed test"
}

[ "${#selected[@]}" -gt 0 ] || set_up_chromium
if [ -f web/package.json ] && wanted web; then run_web_tests; fi

say "Build"
dotnet build Opik.slnx -v q -nologo -clp:NoSummary </dev/null || fail "the build"
printf 'Build: %d s\n' $((SECONDS - begun))

if [ -f web/package.json ] && wanted pages; then run_page_tests; fi

while IFS= read -r project; do
  grep -q 'Microsoft.NET.Test.Sdk' "$project" || continue
  if wanted "$(basename "$project" .csproj)"; then run_dotnet_tests "$project"; fi
done < <(find tests -name '*.csproj' | sort)

summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary+=", $skipped skipped"
printf '\n%s\n' "$summary"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
