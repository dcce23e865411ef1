"""The app as a user starts it, on a free port, with its own warehouse."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def serve(home: Path, script: str = "dashboard.py", *flags: str) -> Iterator[str]:
    """Run `streamlit run SCRIPT` until the block ends; its address.

    The log is `home`/server.log, the process's number `home`/server.pid.

    AssertionError, with the log, when the server stops before it answers.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}",
             "--server.headless=true", *flags],
            cwd=ROOT, stdout=out, stderr=subprocess.STDOUT,
            env=os.environ | {"KONRAY_DATA": str(home), "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
    (home / "server.pid").write_text(str(server.pid), encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(server, address, log)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(15)


def _wait(server: subprocess.Popen, address: str, log: Path) -> None:
    for _ in range(2400):
        assert server.poll() is None, f"the server stopped:\n{log.read_text(encoding='utf-8')}"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"no answer from {address}:\n{log.read_text(encoding='utf-8')}")
