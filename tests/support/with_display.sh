#!/bin/bash
# Runs a program under Xvfb, where Chromium's web view and the window system are as on a desk. Without Xvfb: skipped, with the reason.
command -v xvfb-run >/dev/null || { echo "skipped: xvfb-run is not installed"; exit 77; }
unset QT_QPA_PLATFORM
if [ "$(id -u)" = 0 ]; then export QTWEBENGINE_DISABLE_SANDBOX=1; fi
exec xvfb-run -a -s "-screen 0 1600x1000x24" "$@"
