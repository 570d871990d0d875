"""Experiments that the server runs, and synthetic items, through the REST client of the official package."""
import json
import sys
import time

import opik

project, address = sys.argv[1], sys.argv[2]
client = opik.Opik(project_name=project)
rest = client.rest_client
name = "gateway " + project
rest.llm_provider_key.store_llm_provider_api_key(provider="custom-llm", provider_name=name, base_url=address)
model = f"custom-llm/{name}/m"

dataset = client.create_dataset("words " + project)
dataset.insert([{"word": "alpha"}, {"word": "beta"}])

answer = {}
started = rest.experiments.execute_experiment(
    dataset_id=dataset.id,
    dataset_name=dataset.name,
    project_name=project,
    prompts=[{"model": model, "messages": [{"role": "user", "content": "{{word}}"}], "configs": {"temperature": 0.1}}],
)
answer["total_items"] = started.total_items
experiment_id = started.experiments[0].experiment_id
deadline = time.time() + 60
while time.time() < deadline:
    experiment = rest.experiments.get_experiment_by_id(experiment_id)
    if experiment.status == "completed":
        break
    time.sleep(0.2)
answer["status"] = experiment.status
answer["trace_count"] = experiment.trace_count

loaded = client.get_experiment_by_id(experiment_id)
items = loaded.get_items()
answer["outputs"] = sorted(item.evaluation_task_output["output"] for item in items)
answer["items"] = sorted(item.dataset_item_data["word"] for item in items if item.dataset_item_data) or None
answer["linked"] = sorted(item.dataset_item_id for item in items) == sorted(item["id"] for item in dataset.get_items())

# Stopping is the newer client's. The model takes its time over "slow" words.
answer["cancelled"] = None
if hasattr(rest.experiments, "cancel_experiments"):
    long = client.create_dataset("slow words " + project)
    long.insert([{"word": f"slow {number}"} for number in range(60)])
    started = rest.experiments.execute_experiment(
        dataset_id=long.id, dataset_name=long.name, project_name=project, prompts=[{"model": model, "messages": [{"role": "user", "content": "{{word}}"}], "configs": {}}]
    )
    id = started.experiments[0].experiment_id
    while not rest.experiments.get_experiment_by_id(id).trace_count and time.time() < deadline:
        time.sleep(0.1)
    rest.experiments.cancel_experiments(ids=[id])
    status = rest.experiments.get_experiment_by_id(id).status
    time.sleep(2)
    count = rest.experiments.get_experiment_by_id(id).trace_count
    answer["cancelled"] = [status, 0 < count < 60]

expanded = rest.datasets.expand_dataset(dataset.id, model=model, sample_count=2)
answer["expanded"] = [sample.data["word"] for sample in expanded.generated_samples]
answer["total_generated"] = expanded.total_generated
print(json.dumps(answer))
