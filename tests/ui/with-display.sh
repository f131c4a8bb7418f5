#!/bin/sh
# Runs a test program on a display of its own; 77 tells meson that it was skipped.
set -e

if ! command -v xvfb-run >/dev/null; then
  echo "1..0 # SKIP xvfb-run is not installed"
  exit 77
fi

export GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSK_RENDERER=cairo GTK_A11Y=test LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
exec xvfb-run -a "$@"
