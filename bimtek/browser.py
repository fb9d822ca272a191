"""Find a browser that is installed on this computer, without starting it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
    "firefox",
)
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
    "Mozilla Firefox/firefox.exe",
)
WINDOWS_BASES = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "LOCALAPPDATA")
MACOS_PLACES = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Firefox.app/Contents/MacOS/firefox",
)


def find_browser() -> Path | None:
    """Return the program of a Chromium, Chrome, Edge or Firefox, or None if there is none.

    The variable BIMTEK_PERAMBAN wins, so that a portable browser can be named; a path
    there that does not exist counts as no browser rather than being ignored silently.
    """
    named = os.environ.get("BIMTEK_PERAMBAN")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            return Path(found)
    return next((place for place in _usual_places(sys.platform) if place.is_file()), None)


def _usual_places(platform: str) -> list[Path]:
    """List where installers put browsers that are not on PATH."""
    if platform == "win32":
        bases = [Path(os.environ[name]) for name in WINDOWS_BASES if os.environ.get(name)]
        return [base / place for place in WINDOWS_PLACES for base in bases]
    if platform == "darwin":
        bases = [Path("/Applications"), Path.home() / "Applications"]
        return [base / place for place in MACOS_PLACES for base in bases]
    return []
