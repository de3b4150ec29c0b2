#!/bin/sh
# Install ismap-check from this folder, without any network.
# Usage: sh install.sh [FOLDER]      (without FOLDER: ~/.local/share/ismap-check)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-"$HOME/.local/share/ismap-check"}

python=
for version in @VERSIONS@; do
    for candidate in "python$version" python3; do
        if [ "$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$version" ]; then
            python=$candidate
            break 2
        fi
    done
done
if [ -z "$python" ]; then
    echo "Python (@VERSIONS@) が見つかりません。「ご利用の手引き.txt」をご覧ください。" >&2
    echo "No Python (@VERSIONS@) was found." >&2
    exit 1
fi

"$python" -m venv "$folder"
"$folder/bin/python" -m pip --isolated --disable-pip-version-check install --quiet --no-index --find-links "$here/wheels" \
    --require-hashes --requirement "$here/requirements-$version.txt"
"$folder/bin/ismap-check" --version
echo "インストールが完了しました / installed: $folder/bin/ismap-check"
