#!/usr/bin/env bash
# Writes requirements.lock: every package for running and developing, for Python 3.11 and newer on any platform,
# with version and hashes. What is pinned already stays, unless --upgrade or --upgrade-package NAME is given.
set -euo pipefail
cd "$(dirname "$0")/.."

resolver=$(mktemp -d)
trap 'rm -rf "$resolver"' EXIT
"${PYTHON:-python3}" -m venv "$resolver"
"$resolver/bin/pip" install --quiet --disable-pip-version-check uv
"$resolver/bin/uv" --quiet --no-config pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
    --generate-hashes --no-header --no-annotate --output-file requirements.lock "$@"
