#!/usr/bin/env bash
# Build autograder.zip, to upload to Gradescope: the two scripts and the committed state of this copy of the suite.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
target=${1:-autograder.zip}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/setup.sh" "$here/run_autograder" "$work/"
chmod +x "$work/setup.sh" "$work/run_autograder"
top=$(git -C "$here" rev-parse --show-toplevel)
git -C "$top" archive --format=tar --prefix=suite/ HEAD | tar -x -C "$work"
rm -f "$target"
python3 -I -m zipfile -c "$target" "$work/setup.sh" "$work/run_autograder" "$work/suite/"
echo "$target: upload it under Configure Autograder, base image Ubuntu 22.04 or later"
