#!/bin/bash
# Runs a program on a private D-Bus with a real, unlocked gnome-keyring and a private HOME.
# Without the tools the program still runs, told so by MJ_NO_KEYCHAIN=1: tests that need one report "skipped".
home=$(mktemp -d "${TMPDIR:-/tmp}/mj-home-XXXXXX")
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local/share" XDG_CACHE_HOME="$home/.cache"
mkdir -m 700 -p "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
if ! command -v dbus-run-session >/dev/null || ! command -v gnome-keyring-daemon >/dev/null; then
  MJ_NO_KEYCHAIN=1 "$@"
  exit $?
fi
dbus-run-session -- bash -c '
  printf "x\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  "$@"
  code=$?
  exit $code
' with_keychain "$@"
