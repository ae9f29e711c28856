#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, measures the built-in service and shows the result; with a display in the desktop.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/packages.sh

install_missing "${build_packages[@]}" "${run_packages[@]}"
cmake --preset release -D BUILD_TESTING=OFF
cmake --build --preset release -j "$(nproc)"
bin=$PWD/build/release/bin

scratch=$(mktemp -d)
service=
finish() {
  [ -z "$service" ] || kill "$service" 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

echo
echo "Starting the built-in service"
"$bin/ais_bench" mock-server --profile vllm --port 0 --ttft 0.12 --tpot 0.012 --jitter 0.3 >"$scratch/service" &
service=$!
for _ in $(seq 100); do
  port=$(sed -n 's|^Listening on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$scratch/service")
  [ -z "$port" ] || break
  kill -0 "$service" 2>/dev/null || break
  sleep 0.1
done
if [ -z "$port" ]; then
  echo "the built-in service did not start" >&2
  exit 1
fi

run=(ais_bench --models vllm_api_stream_chat --datasets synthetic_gen --mode perf
  --host-ip 127.0.0.1 --host-port "$port" --batch-size 8
  --request-count 120 --input-length uniform:16:64 --output-length uniform:20:80 --seed 7)
echo "Running ${run[*]}"
"$bin/${run[0]}" "${run[@]:1}" 2>&1 | tee "$scratch/log"
folder=$(sed -n 's/.*Current exp folder: //p' "$scratch/log" | head -n 1)

echo
echo "The result lies in $folder"
find "$folder" -type f | sort | sed 's/^/  /'
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "Opening it in AISBench Studio"
  "$bin/ais_bench_studio" "$folder"
else
  echo "There is no display; with one, this opens it: build/release/bin/ais_bench_studio $folder"
fi
