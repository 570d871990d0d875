"""A test suite moved with its versions, settings, assertion results, and with traces that lie in several projects."""
import json
import pathlib
import tempfile

import opik

from client import PROJECT, answer
from command import run

NAME = f"{PROJECT} suite"
ELSEWHERE, HOME = f"{PROJECT} elsewhere", f"{PROJECT} new home"
client = opik.Opik(project_name=PROJECT)
rest = client.rest_client
rest.projects.create_project(name=PROJECT)
rest.projects.create_project(name=HOME)
rest.datasets.create_dataset(name=NAME, type="evaluation_suite", project_name=PROJECT)
suite = rest.datasets.get_dataset_by_identifier(dataset_name=NAME, project_name=PROJECT).id


def judge(name):
    return {"name": name, "type": "llm_judge", "config": {"model": name}}


def policy(runs, threshold):
    return {"runs_per_item": runs, "pass_threshold": threshold}


def change(base, **changes):
    """Makes a version."""
    request = {**({"base_version": base} if base else {}), **changes}
    return rest.datasets.apply_dataset_item_changes(suite, request=request, override=base is None).id


def items(dataset_name, project, version):
    """Items of a version as they are stored, by their question."""
    stream = rest.datasets.stream_dataset_items(dataset_name=dataset_name, project_name=project, dataset_version=version)
    rows = [json.loads(line) for line in b"".join(stream).splitlines() if line.strip()]
    return {row["data"]["q"]: row for row in rows}


def versions(dataset_id, project):
    """What the versions hold, oldest first, without ids."""
    found = []
    for version in reversed(rest.datasets.list_dataset_versions(id=dataset_id, size=100).content):
        rows = items(NAME, project, version.version_hash)
        found.append([
            version.version_name, version.change_description, sorted(tag for tag in version.tags or [] if tag != "latest"), version.metadata,
            [one.name for one in version.evaluators or []], version.execution_policy and version.execution_policy.runs_per_item,
            [[q, row["data"]["a"], sorted(row.get("tags") or []), [one["name"] for one in row.get("evaluators") or []], (row.get("execution_policy") or {}).get("runs_per_item")] for q, row in rows.items()],
        ])
    return found


v1 = change(None, change_description="only settings", evaluators=[judge("one")], execution_policy=policy(1, 1))
v2 = change(v1, change_description="questions", evaluators=[judge("one")], execution_policy=policy(1, 1), added_items=[
    {"data": {"q": "Q1", "a": "A1"}, "source": "manual"},
    {"data": {"q": "Q2", "a": "A2"}, "source": "manual", "evaluators": [judge("of Q2")], "tags": ["smoke"]},
    {"data": {"q": "Q3", "a": "A3"}, "source": "manual", "execution_policy": policy(7, 4)},
])
ids = {q: row["id"] for q, row in items(NAME, PROJECT, None).items()}
v3 = change(v2, change_description="edited", evaluators=[judge("one"), judge("two")], execution_policy=policy(3, 2), metadata={"owner": "ada"}, tags=["baseline"],
    edited_items=[
        {"id": ids["Q1"], "data": {"q": "Q1", "a": "B1"}, "execution_policy": policy(9, 5), "tags": ["touched"]},
        {"id": ids["Q2"], "data": {"q": "Q2", "a": "A2"}, "tags": []},
    ],
    added_items=[{"data": {"q": "Q4", "a": "A4"}, "source": "manual"}])
change(v3, change_description="replaced", evaluators=[judge("three")], execution_policy=policy(5, 3), metadata={"owner": "bob"}, tags=["v1.0"],
    edited_items=[{"id": ids["Q3"], "data": {"q": "Q3", "a": "A3"}, "evaluators": [judge("of Q3")]}], deleted_ids=[ids["Q2"]])

experiment = client.create_experiment(
    dataset_name=NAME, name="judged", project_name=PROJECT, type="trial", evaluation_method="evaluation_suite", dataset_version_id=v2, experiment_config={"runner": "here"}, tags=["e2e"]
)
references, results, places = [], [], {"Q1": PROJECT, "Q2": PROJECT, "Q3": ELSEWHERE}
for q, project in places.items():
    trace = client.trace(name=f"run of {q}", project_name=project, input={"q": q}, output={"a": q})
    span = trace.span(name=f"step of {q}")
    span.end()
    trace.end()
    references.append(opik.ExperimentItemReferences(dataset_item_id=ids[q], trace_id=trace.id))
    results.append({"entity_id": trace.id, "project_name": project, "name": f"check of {q}", "status": "passed" if q == "Q1" else "failed", "source": "sdk", "reason": f"because of {q}"})
client.flush()
rest.assertion_results.store_assertions_batch(entity_type="TRACE", assertion_results=results)
experiment.insert(references)
client.flush()

before = versions(suite, PROJECT)
audit = pathlib.Path(tempfile.mkdtemp()) / "audit.json"
run("migrate", "dataset", NAME, "--from-project", PROJECT, "--to-project", HOME, "--audit-log", audit)
target = rest.datasets.get_dataset_by_identifier(dataset_name=NAME, project_name=HOME)
after = versions(target.id, HOME)
moved = rest.experiments.find_experiments(dataset_id=target.id).content
page = rest.datasets.find_dataset_items_with_experiment_items(id=target.id, experiment_ids=json.dumps([moved[0].id]))
checks = sorted([one.value, one.passed, one.reason] for row in page.content for item in row.experiment_items for one in item.assertion_results)
traces = client.search_traces(project_name=HOME)
spans = client.search_spans(project_name=HOME)

answer(
    type=target.type,
    versions=len(before),
    shape=[[version[0], version[4], version[5], len(version[6])] for version in before],
    differences=[[one, two] for one, two in zip(before, after) if one != two] + ([len(after)] if len(after) != len(before) else []),
    moved=[[one.name, one.type, one.evaluation_method, one.metadata, one.tags] for one in moved],
    pinned=moved[0].dataset_version_summary.version_name,
    checks=checks,
    traces=sorted(trace.name for trace in traces),
    spans=sorted(span.name for span in spans),
)
