"""`opik connect`: paired by its link as a browser does, then asked by signed commands to read, list, search, write, edit and run."""
import base64
import hashlib
import hmac
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import uuid

import opik
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer
from command import OPIK, run

client = opik.Opik(project_name=PROJECT)
api = client.rest_client
api.projects.create_project(name=PROJECT)
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "notes").mkdir()
(folder / "notes" / "lake.txt").write_text("Loch Ness is deep\nand dark\n")
# The bridge searches with git.
subprocess.run(["git", "init", "--quiet", folder], check=True, timeout=20)
log = pathlib.Path(tempfile.mkdtemp()) / "log"


def digest(key, message):
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


def refused(action):
    try:
        action()
    except ApiError as error:
        return error.status_code
    return "accepted"


def wait(look, what, seconds=40):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"no {what} after {seconds} s\n{log.read_text()[-3000:]}")


def signature(kind, content):
    return digest(bridge_key, kind.encode() + json.dumps(content, sort_keys=True, separators=(",", ":")).encode())


def ask(kind, signed=True, seconds=None, **arguments):
    """Sends a command and waits for its end."""
    content = {**arguments, "_hmac": signature(kind, arguments)} if signed else arguments
    made = api.runners.create_bridge_command(runner_id, type=kind, args=content, timeout_seconds=seconds)
    return api.runners.get_bridge_command(runner_id, made.command_id, wait=True, timeout=30)


def result(command):
    """The result without its signature, which has to be right."""
    content = {key: value for key, value in command.result.items() if key != "_hmac"}
    return content if command.result["_hmac"] == signature(command.status, content) else "wrongly signed"


with open(log, "wb") as output:
    arguments = [OPIK, "connect", "--project", PROJECT, "--name", "laptop", "--non-interactive"]
    process = subprocess.Popen(arguments, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True)
try:
    # The link carries, in base64 after the #: session, key, project, length and text of the name, kind.
    link = wait(lambda: next((line for line in log.read_text().splitlines() if "/pair/v1" in line and "#" in line), None), "link")
    packed = link.strip().rsplit("#", 1)[1]
    packed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    session, key, project, name = packed[:16], packed[16:48], uuid.UUID(bytes=packed[48:64]), packed[65 : 65 + packed[64]].decode()
    pairing = api.runners.list_runners(project_id=str(project), status="pairing").content
    runner_id = pairing[0].id
    proof = digest(key, session + hashlib.sha256(name.encode()).digest())
    session_id = str(uuid.UUID(bytes=session))
    forged = refused(lambda: api.pairing.activate_pairing_session(session_id, runner_name=name, hmac=digest(b"x" * 32, b"x")))
    early = refused(lambda: api.runners.create_bridge_command(runner_id, type="ListFiles", args={"pattern": "*"}))
    api.pairing.activate_pairing_session(session_id, runner_name=name, hmac=proof)
    repeated = refused(lambda: api.pairing.activate_pairing_session(session_id, runner_name=name, hmac=proof))
    extracted = hmac.new(session, key, hashlib.sha256).digest()
    bridge_key = hmac.new(extracted, b"opik-bridge-v1\x01", hashlib.sha256).digest()
    runner = wait(lambda: (one := api.runners.get_runner(runner_id)).checklist and one.capabilities and one, "checklist")

    read = result(ask("ReadFile", path="notes/lake.txt"))
    listed = result(ask("ListFiles", path="notes"))
    found = result(ask("SearchFiles", pattern="Loch"))
    written = result(ask("WriteFile", path="notes/new.txt", content="grüße\n"))
    edited = result(ask("EditFile", path="notes/new.txt", edits=[{"old_string": "grüße", "new_string": "hello"}]))
    printed = result(ask("Exec", command="cat notes/new.txt; exit 3"))
    outside = ask("ReadFile", path="../../etc/hostname")
    unsigned = ask("ListFiles", signed=False, pattern="*")
    late = ask("Exec", seconds=1, command="sleep 20")
    unknown = refused(lambda: api.runners.create_bridge_command(runner_id, type="Reboot", args={}))
    several = [None] * 6

    def one(number):
        several[number] = result(ask("Exec", command=f"echo {number}"))["stdout"].strip()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Nobody else waits for the process, and one that has ended but is not waited for counts as alive.
    threading.Thread(target=process.wait, daemon=True).start()
    text = run("connect", "stop", "--all")
    gone = api.runners.get_runner(runner_id).status
    after = refused(lambda: api.runners.create_bridge_command(runner_id, type="ListFiles", args={"pattern": "*"}))
finally:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

answer(
    pairing=[pairing[0].status, name, forged, early, repeated],
    runner=[runner.name, runner.status, runner.type, runner.capabilities, runner.checklist["runner_type"], str(project) == runner.project_id],
    read=read["content"].splitlines(),
    listed=listed["files"],
    found=[[match["file"], match["line"]] for match in found["matches"]],
    written=written.get("created"),
    edited=[edited["edits_applied"], (folder / "notes" / "new.txt").read_text()],
    printed=[printed["stdout"], printed["exit_code"]],
    outside=[outside.status, outside.error["code"]],
    unsigned=[unsigned.status, unsigned.error["code"]],
    # Said by the bridge or by the server, whoever notices first.
    late=late.status in ("failed", "timed_out"),
    unknown=unknown,
    several=several,
    stopped=["Stopped connect runner" in text, gone, after],
)
