#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian packages, unpacks them into a scratch root and starts both programs there.
# Usage: packages.sh BUILD_DIR EXPERIMENT_DUMP
set -euo pipefail
build=$1
dump=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

(cd "$build" && cpack -G DEB -B "$scratch/packages" >"$scratch/log" 2>&1) || {
  cat "$scratch/log"
  fail "cpack"
}
root=$scratch/root
for package in "$scratch"/packages/*.deb; do
  echo "== ${package##*/}"
  dpkg-deb -I "$package" | sed -n '/^ Package/,$p'
  dpkg-deb -x "$package" "$root"
done

field() { dpkg-deb -f "$scratch"/packages/"$1"_*.deb "$2"; }
field aisbench-cli Depends | grep -q libqt6core6 || fail "aisbench-cli does not depend on what it is linked with"
if field aisbench-cli Depends | grep -q libqt6widgets6; then fail "the command line depends on the desktop"; fi
field aisbench-studio Depends | grep -q 'aisbench-cli (= ' || fail "the desktop comes without the catalogue"
field aisbench-studio Depends | grep -q libqt6charts6 || fail "aisbench-studio does not depend on what it is linked with"

bin=$root/usr/bin
export HOME=$scratch/home QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$scratch
mkdir -p "$HOME"
"$bin/ais_bench" --version
"$bin/ais_bench" --search --models vllm_api_general --datasets gsm8k_gen >"$scratch/search"
grep -q "$root/usr/share/aisbench-studio/catalogue/" "$scratch/search" || fail "the installed catalogue is not found"
"$bin/ais_bench_studio" --screenshot "$scratch/window.png" --size 1200x800 "$dump"
[ -s "$scratch/window.png" ] || fail "the desktop showed nothing"

share=$root/usr/share
zcat "$share/man/man1/ais_bench.1.gz" | grep -q 'num\\-prompts' || fail "the manual page has no options"
app=io.github.aisbench_studio.Studio
icon=$(sed -n 's/^Icon=//p' "$share/applications/$app.desktop")
[ -s "$share/icons/hicolor/scalable/apps/$icon.svg" ] || fail "no icon $icon"

# check <program> <arguments...>: those that are not installed are named and left out.
check() {
  if command -v "$1" >/dev/null; then
    "$@" || fail "$*"
  else
    echo "not checked, $1 is not installed"
  fi
}
check desktop-file-validate "$share/applications/$app.desktop"
check appstreamcli validate --no-net "$share/metainfo/$app.metainfo.xml"
check xmllint --noout "$share/mime/packages/$app.xml"
check lintian --allow-root --fail-on error "$scratch"/packages/*.deb
echo "passed"
