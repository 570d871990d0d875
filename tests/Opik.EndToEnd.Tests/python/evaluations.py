"""Further ways to evaluate: a version of the dataset, a part of it, prompts, functions that score, a score of the task's span; changed and deleted."""
import opik
from opik import exceptions
from opik.evaluation import evaluate
from opik.evaluation.metrics import BaseMetric, Equals, score_result

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
rest = client.rest_client
dataset = client.create_dataset(f"{PROJECT} set", project_name=PROJECT)
dataset.insert([{"question": {"text": f"q{n}"}, "expected": {"text": f"a{n}"}, "level": "easy" if n < 2 else "hard"} for n in range(3)])
dataset.insert([{"question": {"text": "q9"}, "expected": {"text": "a9"}, "level": "hard"}])


@opik.track(type="llm")
def complete(text):
    opik.opik_context.update_current_span(model="gpt-4o", provider="openai", usage={"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500})
    return text.replace("q", "a")


def task(item):
    return {"answer": complete(item["question"]["text"])}


def run(what=dataset, **more):
    return evaluate(dataset=what, task=task, verbose=0, **more)


def stored(result):
    return rest.experiments.get_experiment_by_id(result.experiment_id)


class Spent(BaseMetric):
    """Looks at the span of the task."""

    def score(self, task_span, **ignored):
        return score_result.ScoreResult(name=self.name, value=sum((span.usage or {}).get("total_tokens", 0) for span in task_span.spans))


def length(dataset_item, task_outputs):
    return score_result.ScoreResult(name="length", value=len(task_outputs["answer"]) / 10, reason=dataset_item["level"])


first = client.create_prompt(f"{PROJECT} system", "Answer {{question}}", project_name=PROJECT)
second = client.create_chat_prompt(f"{PROJECT} chat", [{"role": "user", "content": "{{question}}"}], project_name=PROJECT)
mapped = run(
    scoring_metrics=[Equals(name="equal", track=False), Spent(name="spent", track=False)],
    scoring_key_mapping={"output": "answer", "reference": lambda item: item["expected"]["text"]},
    scoring_functions=[length], prompts=[first, second], experiment_name_prefix="prefixed",
)
bare = run()
version = run(dataset.get_version_view("v1"), experiment_name=f"{PROJECT} v1")
part = run(dataset_filter_string='data.level = "hard"', experiment_name=f"{PROJECT} hard")
some = run(nb_samples=2)
chosen = run(dataset_item_ids=[item["id"] for item in dataset.get_items() if item["level"] == "easy"])


def broken(item):
    raise ValueError("no answer")


try:
    evaluate(dataset=dataset, task=broken, experiment_name=f"{PROJECT} broken", verbose=0)
    failure = None
except ValueError as error:
    failure = str(error)
opik.flush_tracker()
failed = client.get_experiment_by_name(f"{PROJECT} broken", project_name=PROJECT)
failed_traces = [rest.traces.get_trace_by_id(item.trace_id).error_info.exception_type for item in failed.get_items()]

data = stored(mapped)
by_prompt = [one.id for one in rest.experiments.find_experiments(prompt_id=first.__internal_api__prompt_id__).content]
client.update_experiment(version.experiment_id, name=f"{PROJECT} renamed", experiment_config={"model": "other"})
renamed = stored(version)
try:
    client.get_experiment_by_name("nobody's")
    unknown = "found"
except exceptions.ExperimentNotFound:
    unknown = "not found"
if hasattr(client, "delete_experiments"):
    client.delete_experiments([bare.experiment_id])
else:
    rest.experiments.delete_experiments_by_id(ids=[bare.experiment_id])
left = [one.id for one in rest.experiments.find_experiments(project_id=data.project_id, size=100).content]

answer(
    scores={score.name: score.value for score in data.feedback_scores},
    reasons=sorted({score["reason"] for item in client.get_experiment_by_id(data.id).get_items() for score in item.feedback_scores if score["name"] == "length"}),
    prompts=sorted(link.prompt_name for link in data.prompt_versions),
    by_prompt=[id == data.id for id in by_prompt],
    prefixed=data.name.startswith("prefixed"),
    project=data.project_name == PROJECT,
    usage=data.usage["total_tokens"],
    cost=round(data.total_estimated_cost, 6),
    bare=[bare.experiment_name is not None, len(bare.test_results)],
    version=[renamed.dataset_version_summary.version_name, renamed.dataset_item_count, renamed.name == f"{PROJECT} renamed", renamed.metadata],
    part=sorted(item.dataset_item_data["question"]["text"] for item in client.get_experiment_by_id(part.experiment_id).get_items()),
    some=stored(some).trace_count,
    chosen=stored(chosen).trace_count,
    failed=[failure, sorted(failed_traces)],
    unknown=unknown,
    deleted=bare.experiment_id not in left and mapped.experiment_id in left,
)
