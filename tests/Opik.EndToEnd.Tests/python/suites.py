"""A test suite: assertions of the suite and of an item, a policy, runs judged by a model on loopback (second argument)."""
import os
import sys

# The judge asks OpenAI, through whichever name its library reads.
for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE"):
    os.environ[name] = sys.argv[2]
os.environ["OPENAI_API_KEY"] = "none"
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import opik

from client import PROJECT, answer

NAME = f"{PROJECT} suite"
client = opik.Opik(project_name=PROJECT)
suite = client.get_or_create_test_suite(
    name=NAME,
    project_name=PROJECT,
    global_assertions=["The answer is polite"],
    global_execution_policy={"runs_per_item": 2, "pass_threshold": 1},
)
suite.insert(
    [
        {"data": {"question": "capital of Peru"}},
        {"data": {"question": "capital of Mars"}, "assertions": ["The answer names a city"], "execution_policy": {"runs_per_item": 2, "pass_threshold": 2}},
    ]
)


def task(item):
    return {"input": item, "output": "Lima, with pleasure" if "Peru" in item["question"] else "RUDE"}


result = opik.run_tests(test_suite=suite, task=task, experiment_name=NAME, model="gpt-4o-mini", generate_report=False, verbose=0, worker_threads=2)
client.flush()

experiment = client.get_experiment_by_id(result.experiment_id)
data = experiment.get_experiment_data()
page = client.rest_client.datasets.find_dataset_items_with_experiment_items(id=data.dataset_id, experiment_ids=f'["{data.id}"]')
summaries = {}
for row in page.content:
    summary = row.run_summaries_by_experiment[data.id]
    summaries[row.data["question"]] = [summary.passed_runs, summary.total_runs, summary.status]
answer(
    sdk_passed=result.items_passed,
    sdk_total=result.items_total,
    method=data.evaluation_method,
    pass_rate=data.pass_rate,
    counts=[data.passed_count, data.total_count],
    assertions={score.name: score.value for score in data.assertion_scores},
    traces=data.trace_count,
    summaries=summaries,
    results=sorted({(one["name"] if "name" in one else one["value"], str(one.get("passed", one.get("status")))) for item in experiment.get_items() for one in item.assertion_results}),
    no_scores=data.feedback_scores is None,
)
