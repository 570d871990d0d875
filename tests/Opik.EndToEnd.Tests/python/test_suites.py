"""Test suites: assertions and policies of the suite and of its items, in versions; and a dataset moved with its history."""
import tempfile

import opik

from client import PROJECT, answer
from command import run

client = opik.Opik(project_name=PROJECT)
# Of this version of the client only: a move looks for names in the whole workspace.
SUITE, MOVED = (f"{kind} {opik.__version__}" for kind in ("suite", "moved"))

suite = client.get_or_create_test_suite(
    SUITE, global_assertions=["is polite"], global_execution_policy={"runs_per_item": 3, "pass_threshold": 2}
)
created = [suite.get_current_version_name(), suite.get_global_assertions(), suite.get_global_execution_policy()]
suite.insert([
    {"data": {"question": "refund?"}},
    {"data": {"question": "hacked?"}, "assertions": ["is urgent"], "description": "serious", "execution_policy": {"runs_per_item": 5, "pass_threshold": 4}},
])
suite.update_test_settings(global_assertions=["is polite", "is short"])
suite = client.get_test_suite(SUITE)
items = {item["data"]["question"]: item for item in suite.get_items()}
version = suite.get_version_info()
settings = [suite.get_global_assertions(), suite.get_global_execution_policy()]
old = suite.get_version_view("v2")
serious = items["hacked?"]

dataset = client.create_dataset(MOVED)
dataset.insert([{"q": "a"}, {"q": "b"}])
dataset.insert([{"q": "c"}])
ids = {item["q"]: item["id"] for item in dataset.get_items()}
dataset.delete([ids["a"]])
target = PROJECT + " new home"
client.rest_client.projects.create_project(name=target)
with tempfile.TemporaryDirectory() as folder:
    run("migrate", "dataset", MOVED, "--from-project", PROJECT, "--to-project", target, "--exclude-experiments", "--audit-log", f"{folder}/audit.json")
moved = client.get_dataset(MOVED, project_name=target)
history = [
    sorted(item["q"] for item in moved.get_version_view(f"v{number}").get_items()) for number in range(1, int(moved.get_current_version_name()[1:]) + 1)
]
client.delete_test_suite(SUITE)

answer(
    created=created,
    items=sorted(items),
    serious=[serious["assertions"], serious["description"], serious["execution_policy"]],
    version=[version.version_name, version.items_total, version.items_added],
    settings=settings,
    old=[old.version_name, old.items_total, old.get_global_assertions()],
    history=history,
)
