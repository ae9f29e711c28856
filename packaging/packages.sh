# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian and Ubuntu packages of this project, in one place. Sourced by the scripts, not run.

# Compile both programs.
build_packages=(
  g++ cmake ninja-build ccache pkgconf git ca-certificates
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev
  qcoro-qt6-dev libexpected-dev libhdf5-dev libsqlite3-dev zlib1g-dev libboost-dev libssl-dev libkainjow-mustache-dev libjs-dygraphs libxlsxwriter-dev libzip-dev libsentencepiece-dev
)
# Run them: what the linker does not see.
run_packages=(
  qt6-qpa-plugins libqt6svg6 qt6-translations-l10n fonts-noto-core fonts-noto-cjk
)
# Word frequencies and language profiles some evaluators read (LCSTS, LongBench in Chinese, IFEval); all else runs without.
recommended_packages=(
  python3-jieba python3-langdetect
)
# Compile and run the tests.
test_packages=(
  libgtest-dev libgmock-dev nlohmann-json3-dev openssl python3 python3-h5py python3-aiohttp dpkg-dev file "${recommended_packages[@]}" xvfb xauth
)
# tests/bench alone; no script installs them.
bench_packages=(
  libbenchmark-dev
)
# What .ci/run needs besides; clang is for tests/fuzz alone.
check_packages=(
  clang-format-19 clang-tidy-19 lintian desktop-file-utils appstream libxml2-utils
)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "packages are missing and there is neither root nor sudo; as root run: $*" >&2
    return 1
  fi
}

# Installs those of the named packages that are not there yet; asks for nothing when none is missing.
install_missing() {
  local package missing=()
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}
