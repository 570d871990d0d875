"""Experiments as users make them: evaluate with trials, reading back, scoring again, resuming after a failure."""
import opik
from opik.evaluation import evaluate, evaluate_experiment, evaluate_resume
from opik.evaluation.metrics import Contains, Equals, score_result

from client import PROJECT, answer

CAPITALS = {"France": "Paris", "Peru": "Lima", "Kenya": "Nairobi"}
NAME = f"{PROJECT} capitals"

client = opik.Opik(project_name=PROJECT)
dataset = client.get_or_create_dataset(name=NAME, project_name=PROJECT)
dataset.insert([{"country": country, "reference": capital} for country, capital in CAPITALS.items()])


@opik.track
def ask(country):
    return "Cusco" if country == "Peru" else CAPITALS[country]


def task(item):
    return {"output": ask(item["country"])}


def best(results):
    values = [score.value for result in results for score in result.score_results if score.name == "exact"]
    return score_result.ScoreResult(name="best exact", value=max(values))


result = evaluate(
    dataset=dataset,
    task=task,
    scoring_metrics=[Equals(name="exact", case_sensitive=True, track=False)],
    experiment_name=NAME,
    project_name=PROJECT,
    experiment_config={"model": "atlas", "temperature": 0},
    experiment_scoring_functions=[best],
    experiment_tags=["nightly"],
    trial_count=2,
    task_threads=4,
    verbose=0,
)
client.flush()

experiment = client.get_experiment_by_id(result.experiment_id)
data = experiment.get_experiment_data()
items = experiment.get_items()
by_name = client.get_experiment_by_name(NAME, project_name=PROJECT)

evaluate_experiment(
    experiment_name=NAME, experiment_id=result.experiment_id, project_name=PROJECT, scoring_metrics=[Contains(name="has a", reference="a", track=False)], verbose=0
)
client.flush()
scored_again = client.get_experiment_by_id(result.experiment_id).get_experiment_data()

# A task that fails half-way, and goes on where it stopped.
broken = {"France"}  # the oldest item, and so the last one
calls = []


def fragile(item):
    calls.append(item["country"])
    if item["country"] in broken:
        raise RuntimeError("the atlas fell off the shelf")
    return {"output": CAPITALS[item["country"]]}


metric = [Equals(name="exact", case_sensitive=True, track=False)]
try:
    evaluate(dataset=dataset, task=fragile, scoring_metrics=metric, experiment_name=f"{NAME} resumed", project_name=PROJECT, task_threads=1, verbose=0)
    failure = None
except RuntimeError as error:
    failure = str(error)
# Evaluations write through the global client, which sends at once only when an evaluation ends well.
opik.flush_tracker()
interrupted = client.get_experiment_by_name(f"{NAME} resumed", project_name=PROJECT)
before = sorted(item.dataset_item_data["country"] for item in interrupted.get_items() if item.evaluation_task_output)
broken.clear()
calls.clear()
resumed = evaluate_resume(interrupted.id, fragile, scoring_metrics=metric, task_threads=1, verbose=0)
client.flush()
after = client.get_experiment_by_id(interrupted.id).get_experiment_data()

answer(
    name=data.name,
    dataset=data.dataset_name,
    project=data.project_name,
    model=data.metadata["model"],
    tags=data.tags,
    traces=data.trace_count,
    dataset_items=data.dataset_item_count,
    status=data.status,
    finished=getattr(data, "finished_at", None) is not None,
    scores={score.name: score.value for score in data.feedback_scores},
    experiment_scores={score.name: score.value for score in data.experiment_scores},
    has_duration=data.duration.p50 >= 0,
    version=data.dataset_version_summary.version_name,
    items=sorted([item.dataset_item_data["country"], item.evaluation_task_output["output"], item.feedback_scores[0]["name"], item.feedback_scores[0]["value"]] for item in items),
    same_by_name=by_name.id == result.experiment_id,
    found_by_part=[one.name for one in client.get_experiments_by_name("capitals", project_name=PROJECT)].count(NAME),
    scored_again={score.name: score.value for score in scored_again.feedback_scores},
    failure=failure,
    before=before,
    resumed_only=sorted(set(calls)),
    resumed_results=len(resumed.test_results),
    resumed_scores={score.name: score.value for score in after.feedback_scores},
)
