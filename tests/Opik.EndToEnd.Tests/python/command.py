"""The `opik` command of the client under test."""
import os
import pathlib
import pty
import select
import subprocess
import sys
import time

OPIK = str(pathlib.Path(sys.executable).parent / "opik")


def run(*arguments, server=None, code=0):
    """Runs the command and returns what it printed; ends the script when the exit code is another.

    server: base address of another server than that of the script. A command may take 150 s.
    """
    environment = {**os.environ, "OPIK_URL_OVERRIDE": server} if server else None
    done = subprocess.run([OPIK, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, timeout=150)
    if code is not None and done.returncode != code:
        raise SystemExit(f"opik {' '.join(map(str, arguments))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def talk(*arguments, answers, seconds=60):
    """Runs the command on a terminal and types the answer to each question whose text is asked; returns what it showed.

    Ends the script when the command fails or is not done in time.
    """
    here, there = pty.openpty()
    with subprocess.Popen([OPIK, *arguments], stdin=there, stdout=there, stderr=there, start_new_session=True) as child:
        os.close(there)
        shown, asked, deadline = "", "", time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not select.select([here], [], [], 0.2)[0]:
                continue
            try:
                text = os.read(here, 4096).decode(errors="replace")
            except OSError:  # the other end is closed
                break
            shown, asked = shown + text, asked + text
            question = next((question for question in answers if question in asked), None)
            if question:
                os.write(here, f"{answers[question]}\n".encode())
                asked = ""
        else:
            child.kill()
        os.close(here)
    if child.returncode != 0:
        raise SystemExit(f"opik {' '.join(arguments)} ended with {child.returncode}\n{shown}")
    return shown
