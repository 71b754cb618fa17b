#!/usr/bin/env bash
# Makes this folder ready to run: system libraries, .venv with the locked packages, the programs. Asks nothing.
# What is in place already is left alone, so a second run takes no time and no network.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly venv=.venv lock=requirements.lock libraries=tools/system-libraries.txt
readonly packages_stamp=$venv/.packages-ready programs_stamp=$venv/.programs-ready

say() { printf '==> %s\n' "$*"; }
stop() {
    printf '\n*** %s\n' "$1" >&2
    shift
    printf '    %s\n' "$@" >&2
    exit 1
}

# Two `make` at once in one folder: the second waits for the first.
if command -v flock >/dev/null; then
    exec 9<"$0"
    flock 9
fi

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
}

venv_is_usable() {
    # A venv moved from another folder still points to that one.
    is_new_enough "$venv/bin/python" && grep -qF "$PWD/$venv" "$venv/pyvenv.cfg" && [ -x "$venv/bin/pip" ]
}

missing_system_packages() {
    local present
    # No loader cache (macOS, NixOS, musl): nothing can be told from here, and Qt says itself what it lacks.
    present=$({ ldconfig -p || /sbin/ldconfig -p || true; } 2>/dev/null | awk '/=>/ { print $1 }' | tr '\n' ' ')
    [ -n "$present" ] || return 0
    while read -r library package; do
        case $library in '' | '#'*) continue ;; esac
        [[ " $present" == *" $library "* ]] || echo "$package"
    done <"$libraries" | sort -u
}

missing_python_packages() {
    if [ -z "$python" ]; then
        echo python3-venv # brings python3
    elif ! venv_is_usable && ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        # Debian splits venv off; its package is named after the interpreter's version.
        "$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])'
    fi
}

install_system_packages() {
    local command=(apt-get install --yes --no-install-recommends "$@") root=()
    if ! command -v apt-get >/dev/null; then
        stop "This system lacks libraries that Qt needs." \
            "By their Debian names: $*" "Install your system's packages for them, then run the same command again."
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            stop "Some Debian packages are missing. Run this once as root (with su or sudo), then try again:" \
                "apt-get update && ${command[*]}"
        fi
        root=(sudo -n)
    fi
    root+=(env DEBIAN_FRONTEND=noninteractive)
    say "Installing Debian packages: $*"
    # A fresh image has no package lists; one that has them needs no refresh.
    if ! "${root[@]}" "${command[@]}" -o DPkg::Lock::Timeout=300 </dev/null; then
        say "Refreshing the package lists and trying again"
        "${root[@]}" apt-get update || true
        "${root[@]}" "${command[@]}" -o DPkg::Lock::Timeout=300 </dev/null ||
            stop "Debian packages could not be installed (see above). When that is put right, run the same command again:" \
                "apt-get update && ${command[*]}"
    fi
}

fingerprint() { { cat "$@" && pwd && "$venv/bin/python" -VV; } 2>/dev/null | sha256sum | cut -d ' ' -f 1; }
is_ready() { [ -e "$1" ] && [ "$(cat "$1")" = "$2" ]; }
pip() { "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"; }

stop_if_python_is_too_old() {
    if [ -z "$python" ] && command -v python3 >/dev/null; then
        stop "Python 3.11 or newer is needed; python3 here is $(python3 -V 2>&1)." \
            "Install a newer one (Debian 12 and Ubuntu 24.04 have it), or say where it is: make PYTHON=/path/to/python3.12 demo"
    fi
}

python=$(find_python)
stop_if_python_is_too_old
mapfile -t missing < <(missing_python_packages && missing_system_packages)
if [ ${#missing[@]} -gt 0 ]; then
    install_system_packages "${missing[@]}"
    python=$(find_python)
    stop_if_python_is_too_old
fi

if ! is_ready "$packages_stamp" "$(fingerprint "$lock")"; then
    if ! venv_is_usable; then
        say "Making $venv with $("$python" -V)"
        "$python" -m venv --clear "$venv"
    fi
    rm -f "$packages_stamp" "$programs_stamp"
    say "Installing the pinned Python packages into $venv (about 150 MB to fetch, only this once)"
    pip install --require-hashes -r "$lock" ||
        stop "The Python packages could not be installed (see above)." \
            "This step needs the network, once. What was fetched is kept: run the same command again."
    fingerprint "$lock" >"$packages_stamp"
fi

if ! is_ready "$programs_stamp" "$(fingerprint "$lock" pyproject.toml)"; then
    say "Installing the programs of this folder"
    pip install --quiet --no-deps --no-build-isolation --editable .
    fingerprint "$lock" pyproject.toml >"$programs_stamp"
    say "Ready"
fi
