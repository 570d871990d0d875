"""`opik endpoint`: agents registered, jobs run with logs and traces, cancelled, failed; the runner stopped, killed and started again."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import opik
from opik.api_objects.agent_config.config import ConfigManager
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer
from command import OPIK, run

client = opik.Opik(project_name=PROJECT)
api = client.rest_client
runners = api.runners
folder = pathlib.Path(tempfile.mkdtemp())
shutil.copy(pathlib.Path(__file__).parent / "agent.py", folder)
started = []


def wait(look, what, seconds=40):
    """The first result of look that says something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"no {what} after {seconds} s\n" + "\n".join(path.read_text()[-3000:] for path in folder.glob("*.log")))


def connected(project_id):
    return [one for one in runners.list_runners(project_id=project_id, status="connected").content if one.agents]


def start(name):
    """Starts a runner in a process group of its own and returns it when its agents are known."""
    with open(folder / f"{len(started)}.log", "wb") as log:
        arguments = [OPIK, "endpoint", "--project", PROJECT, "--name", name, "--headless", "--no-watch", "--", sys.executable, "agent.py"]
        started.append(subprocess.Popen(arguments, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True))
    known = wait(lambda: project() and [one for one in connected(project()) if one.name == name], f"runner {name}")
    return known[0]


def project():
    try:
        return api.projects.retrieve_project(name=PROJECT).id
    except ApiError:
        return None


def job(agent, inputs, **more):
    """Makes a job; its id."""
    before = {one.id for one in runners.list_jobs(runner.id, size=100).content}
    runners.create_job(agent_name=agent, inputs=inputs, project_id=project(), **more)
    return next(one.id for one in runners.list_jobs(runner.id, size=100).content if one.id not in before)


def ended(id):
    return wait(lambda: (found := runners.get_job(id)).status not in ("pending", "running") and found, f"end of job {id}")


def running(id):
    wait(lambda: runners.get_job(id).status == "running" and runners.get_job_logs(id), f"log of job {id}")
    return id


def refused(action):
    try:
        action()
    except ApiError as error:
        return error.status_code
    return "accepted"


try:
    runner = start("desk")
    greeted = ended(job("greet", {"name": "Ada", "times": 2, "loud": True}))
    trace = wait(lambda: [one for one in client.search_traces(project_name=PROJECT) if one.id == greeted.trace_id and one.end_time], "trace")[0]
    logs = wait(lambda: (lines := runners.get_job_logs(greeted.id)) and len(lines) >= 2 and lines, "logs")
    counted = ended(job("count", {"until": 3, "share": "0.5"}))
    failed = ended(job("fail", {"reason": "on purpose"}))
    first = ended(job("configured", {"name": "Ada"}))
    mask = ConfigManager(PROJECT, api).create_mask({"greeting": "howdy"})
    masked = ended(job("configured", {"name": "Ada"}, mask_id=mask))
    many = [ended(id).result["result"] for id in [job("greet", {"name": str(number)}) for number in range(12)]]
    unknown = refused(lambda: runners.create_job(agent_name="nobody", inputs={}, project_id=project()))

    cancelled = running(job("slow", {"seconds": 2}))
    runners.cancel_job(cancelled)
    at_once = runners.get_job(cancelled).status
    wait(lambda: runners.get_job(cancelled).result, "result of the cancelled job")
    cancelled = [at_once, runners.get_job(cancelled).status]

    # A runner that is killed cannot say so: it counts as away after 15 s, and one of the same name takes its place.
    lost = running(job("slow", {"seconds": 120}))
    os.killpg(started[0].pid, signal.SIGKILL)
    started[0].wait()
    killed = time.monotonic()
    still = runners.get_runner(runner.id).status
    wait(lambda: runners.get_runner(runner.id).status == "disconnected", "end of heartbeats", 25)
    silence = time.monotonic() - killed
    away = refused(lambda: runners.create_job(agent_name="greet", inputs={"name": "x"}, project_id=project()))
    left = runners.get_job(lost).status
    former, runner = runner, start("desk")
    lost = ended(lost)
    again = ended(job("greet", {"name": "again"}))

    # One that is stopped says so, and what it was doing fails at once.
    stopped = running(job("slow", {"seconds": 120}))
    # Nobody else waits for the process, and one that has ended but is not waited for counts as alive.
    threading.Thread(target=started[-1].wait, daemon=True).start()
    text = run("endpoint", "stop", "--project", PROJECT)
    stopped = ended(stopped)
    gone = runners.get_runner(runner.id).status
finally:
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

agents = {one.name: [[param.name, param.type, param.presence] for param in one.params] for one in former.agents}
answer(
    runner=[former.name, former.status, former.type, "jobs" in former.capabilities],
    agents={name: agents[name] for name in sorted(agents)},
    description=next(one.description for one in former.agents if one.name == "greet"),
    checklist=[former.checklist["runner_type"], former.checklist["instrumentation"], "agent.py" in str(former.checklist["file_tree"])],
    greeted=[greeted.status, greeted.result, greeted.inputs, greeted.agent_name],
    trace=[trace.name, trace.output],
    logs=sorted([line.stream, line.text.strip()] for line in logs),
    counted=counted.result,
    failed=[failed.status, failed.error],
    configured=[first.result, masked.result],
    many=many == [f"hello {number}" for number in range(12)],
    unknown=unknown,
    cancelled=cancelled,
    killed=[still, 5 < silence <= 20, away, left, lost.status, bool(lost.error), again.result],
    stopped=["Stopped endpoint runner" in text, stopped.status, bool(stopped.error), gone],
)
