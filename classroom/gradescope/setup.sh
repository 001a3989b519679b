#!/usr/bin/env bash
# Gradescope runs this once, as root, when the autograder's image is built. It installs the suite that build.sh
# put beside it, and the box.
set -euo pipefail

source_folder=${AUTOGRADER:-/autograder}/source
suite=${DOJO_SUITE:-/opt/suite}
python=${DOJO_PYTHON:-/opt/dojo}

apt-get update -qq
apt-get install -y -qq --no-install-recommends python3 python3-venv bubblewrap util-linux

# Out of the way of submissions: the box may read the suite, and nobody else the reference.
mv "$source_folder/suite" "$suite"
chmod -R go=rX "$suite"
chmod -R go= "$suite/solutions" "$suite/mistakes"

python3 -m venv "$python"
"$python/bin/python" -I -m pip install -q -r "$suite/requirements.lock" -e "$suite"
"$python/bin/dojo" --help > /dev/null
