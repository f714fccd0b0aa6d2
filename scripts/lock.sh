#!/bin/sh
# Renew requirements/*.txt: every version pinned, every file hashed, no host named.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile -q --universal --python-version 3.11 --generate-hashes \
  --no-header --no-emit-index-url --no-annotate "$@"; }
lock pyproject.toml --group build -o requirements/run.txt
lock pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
