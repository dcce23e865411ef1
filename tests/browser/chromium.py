"""A Chromium for the browser tests: the one on this machine, or else one that is installed now."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
]
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    "%ProgramFiles%/Microsoft/Edge/Application/msedge.exe",
]
HOW_TO = (
    "The browser tests need Chromium, Chrome or Edge, and none could be found or installed. "
    "Install one (Debian/Ubuntu: `apt-get install chromium`; elsewhere: `playwright install "
    "chromium`, or Google Chrome) and run the tests again."
)


class NoBrowser(Exception):
    """There is no browser here, and none could be installed; the message says what to do."""


def find() -> str | None:
    """The path of a browser on this machine, None without one."""
    for name in NAMES:
        if (path := shutil.which(name)) and _starts(path):
            return path
    for place in PLACES:
        if Path(path := os.path.expandvars(place)).is_file():
            return path
    return _playwrights_own()


def find_or_install() -> str:
    """The path of a browser; NoBrowser when there is none to be had."""
    if path := find():
        return path
    tried = []
    for commands in _installers():
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                tried.append(f"$ {' '.join(command)}\n{done.stdout[-500:]}{done.stderr[-500:]}")
                break
        if path := find():
            return path
    raise NoBrowser("\n".join([HOW_TO, *tried]))


def _installers() -> list[list[list[str]]]:
    """The ways to install one that this machine offers, best first."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append([["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]])
    ways.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    return ways


def _starts(path: str) -> bool:
    """Whether a program on the path is a browser: Ubuntu's `chromium` may only name a snap."""
    if os.name == "nt":
        return True  # there, asking for the version would open a window
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _playwrights_own() -> str | None:
    """The browser that `playwright install` put in its own folder, if it did."""
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "from playwright.sync_api import sync_playwright as start\n"
            "with start() as p: print(p.chromium.executable_path)",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    path = found.stdout.strip()
    return path if path and Path(path).is_file() else None
