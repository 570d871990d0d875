"""Two experiments of one dataset, the second worse on one item: what a comparison page is opened with."""
import opik
from opik.evaluation import evaluate
from opik.evaluation.metrics import Equals

from client import PROJECT, answer

CAPITALS = {"France": "Paris", "Peru": "Lima", "Kenya": "Nairobi"}

client = opik.Opik(project_name=PROJECT)
dataset = client.get_or_create_dataset(name=f"{PROJECT} capitals", project_name=PROJECT)
dataset.insert([{"country": country, "reference": capital} for country, capital in CAPITALS.items()])


def run(name, model, answers):
    return evaluate(
        dataset=dataset,
        task=lambda item: {"output": answers[item["country"]]},
        scoring_metrics=[Equals(name="exact", case_sensitive=True, track=False)],
        experiment_name=name,
        project_name=PROJECT,
        experiment_config={"model": model},
        trial_count=2,
        verbose=0,
    )


first = run("first atlas", "atlas-1", CAPITALS)
second = run("second atlas", "atlas-2", {**CAPITALS, "Peru": "Cusco"})
client.flush()

answer(first=first.experiment_id, second=second.experiment_id, url=getattr(second, "experiment_url", None), dataset=dataset.id)
