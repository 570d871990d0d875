"""A dataset moved to another project with its experiments, their traces, and an optimization; killed half-way and begun again."""
import json
import pathlib
import subprocess
import tempfile
import time

import opik
from opik.evaluation import evaluate
from opik.evaluation.metrics import Equals

import contents
from client import PROJECT, answer
from command import OPIK, run

COUNT = 8
NAME = f"{PROJECT} moved"
HOME = PROJECT + " new home"
client = opik.Opik(project_name=PROJECT)
rest = client.rest_client
dataset = client.create_dataset(NAME, project_name=PROJECT)
dataset.insert([{"n": n, "reference": str(n), "more": {"list": [n, "ü"]}} for n in range(6)])
search = client.create_optimization(dataset_name=NAME, objective_name="exact", name="search", project_name=PROJECT, metadata={"optimizer": "by hand"})


@opik.track
def step(n):
    return str(n)


for number in range(COUNT):
    result = evaluate(
        dataset=dataset, task=lambda item: {"output": step(item["n"]) if item["n"] > number % 2 else "many"}, experiment_name=f"run {number}", project_name=PROJECT,
        scoring_metrics=[Equals(name="exact", track=False)], experiment_config={"number": number}, experiment_tags=["nightly"], verbose=0,
    )
    if number == 0:
        dataset.insert([{"n": 7, "reference": "7", "more": None}])
trial = client.create_experiment(dataset_name=NAME, name="trial", project_name=PROJECT, type="trial", optimization_id=search.id)
trace = client.trace(name="evaluation_task", input={"n": 0}, output={"output": "0"}, project_name=PROJECT)
trace.log_feedback_score(name="exact", value=1.0, reason="by hand")
trace.end()
trial.insert([opik.ExperimentItemReferences(dataset_item_id=dataset.get_items()[0]["id"], trace_id=trace.id)])
search.update(status="completed")
client.flush()
rest.projects.create_project(name=HOME)
before = contents.everything(client, PROJECT)

folder = pathlib.Path(tempfile.mkdtemp())
# The command notes where it is below the home folder.
notes = pathlib.Path.home() / ".opik" / "migrate-checkpoints"
arguments = ["migrate", "dataset", NAME, "--from-project", PROJECT, "--to-project", HOME, "--audit-log", str(folder / "audit.json")]
first = subprocess.Popen([OPIK, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
done, deadline = [], time.monotonic() + 90
while first.poll() is None and time.monotonic() < deadline:
    for path in notes.glob("*.json"):
        done = json.loads(path.read_text())["completed_experiment_ids"]
    if len(done) >= 2:
        break
    time.sleep(0.005)
first.kill()
first.wait()
killed = 2 <= len(done) < COUNT
resumed = run(*arguments)

project_id = rest.projects.retrieve_project(name=HOME).id
found = rest.optimizations.find_optimizations(project_id=project_id).content
trials = [one for one in rest.experiments.find_experiments(project_id=project_id, size=100).content if one.optimization_id]
moved = contents.everything(client, HOME)
actions = json.loads((folder / "audit.json").read_text())
answer(
    counts=[len(before["experiments"]), len(before["traces"]), len(before["datasets"][NAME])],
    killed=killed,
    resumed="Resuming" in resumed,
    status=actions["status"],
    versions=client.get_dataset(NAME, project_name=HOME).get_current_version_name(),
    first_version=len(client.get_dataset(NAME, project_name=HOME).get_version_view("v1").get_items()),
    optimizations=[[one.name, one.status, one.objective_name, one.num_trials, [[score.name, score.value] for score in one.feedback_scores or []], one.id != search.id] for one in found],
    trials=[[one.name, one.type, one.optimization_id == found[0].id] for one in trials],
    pinned=sorted({one.dataset_version_summary.version_name for one in rest.experiments.find_experiments(project_id=project_id, size=100).content if one.dataset_version_summary}),
    differences=contents.differences(before, moved),
    source=[one.name for one in client.get_datasets(max_results=10, project_name=PROJECT)],
)
