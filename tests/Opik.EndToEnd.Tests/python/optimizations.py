"""Optimizations: made, changed, read with the scores of a trial, deleted."""
import opik
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
made = client.create_optimization(dataset_name=f"{PROJECT} set", objective_name="accuracy", name="search", metadata={"optimizer": "MetaPromptOptimizer"})
unnamed = client.create_optimization(dataset_name=f"{PROJECT} set", objective_name="accuracy")

for value in (0.25, 0.75):
    experiment = client.create_experiment(dataset_name=f"{PROJECT} set", name=f"trial {value}", type="trial", optimization_id=made.id)
    trace = client.trace(name="evaluation_task", input={"q": 1}, output={"a": 1})
    trace.end()
    client.flush()
    client.rest_client.experiments.create_experiment_items(
        experiment_items=[{"experiment_id": experiment.id, "dataset_item_id": opik.id_helpers.generate_id(), "trace_id": trace.id}]
    )
    client.log_traces_feedback_scores([{"id": trace.id, "name": "accuracy", "value": value}], project_name=PROJECT)
    client.flush()

running = client.get_optimization_by_id(made.id).fetch_content()
client.get_optimization_by_id(made.id).update(name="searched", status="completed")
content = made.fetch_content()
try:
    made.update(status="cancelled")
    cancelled = "accepted"
except ApiError as error:
    cancelled = error.status_code
found = client.rest_client.optimizations.find_optimizations(name="searched", project_id=content.project_id)
client.delete_optimizations([made.id, unnamed.id])
try:
    made.fetch_content()
    deleted = "there"
except ApiError as error:
    deleted = error.status_code

answer(
    running=[running.name, running.status, running.metadata, running.dataset_name == f"{PROJECT} set"],
    project=client.get_project(content.project_id).name == PROJECT,
    generated=bool(unnamed.id),
    content=[content.name, content.status, content.num_trials, content.objective_name],
    scores=[content.baseline_objective_score, content.best_objective_score, [[score.name, score.value] for score in content.feedback_scores]],
    cancelled=cancelled,
    found=[[one.name, one.num_trials] for one in found.content],
    deleted=deleted,
)
