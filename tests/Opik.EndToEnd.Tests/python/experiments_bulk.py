"""Runs uploaded together with their traces, spans and scores; needs client 2.2."""
import datetime

import opik
from opik import id_helpers
from opik.api_objects.experiment import bulk_item

from client import PROJECT, answer

COUNT = 1500
NAME = f"{PROJECT} uploaded"

client = opik.Opik(project_name=PROJECT)
dataset = client.get_or_create_dataset(name=NAME, project_name=PROJECT)
ids = [id_helpers.generate_id() for _ in range(COUNT)]
dataset.insert([{"id": id_, "question": f"question {number}"} for number, id_ in enumerate(ids)])
experiment = client.create_experiment(dataset_name=NAME, name=NAME, project_name=PROJECT)
start = datetime.datetime.now(datetime.timezone.utc)


def record(number, id_):
    if number % 2:
        return bulk_item.ExperimentItemBulkRecord(
            dataset_item_id=id_,
            evaluate_task_result={"answer": f"bare {number}"},
            feedback_scores=[{"name": "quality", "value": 0.0}],
        )
    return bulk_item.ExperimentItemBulkRecord(
        dataset_item_id=id_,
        trace=bulk_item.ExperimentItemBulkTrace(
            id=id_helpers.generate_id(), start_time=start, end_time=start + datetime.timedelta(seconds=1), name="uploaded run", output={"answer": f"traced {number}"}
        ),
        spans=[bulk_item.ExperimentItemBulkSpan(start_time=start, name="call", type="llm", usage={"total_tokens": 10})],
        feedback_scores=[{"name": "quality", "value": 1.0}],
    )


records = [record(number, id_) for number, id_ in enumerate(ids)]
experiment.batch_upload_items(records, project_name=PROJECT)

data = experiment.get_experiment_data()
items = experiment.get_items()
# Pages read at a time come in the order of pages read one after the other.
threaded = [item.id for item in experiment.get_items(page_size=100, num_threads=4)]
in_turn = [item.id for item in experiment.get_items(page_size=100, num_threads=1)]
few = [item.id for item in experiment.get_items(max_results=250, page_size=100, num_threads=4)]
answer(
    traces=data.trace_count,
    dataset_items=data.dataset_item_count,
    scores={score.name: score.value for score in data.feedback_scores},
    tokens=data.usage["total_tokens"],
    items=len(items),
    order=[threaded == in_turn, few == in_turn[:250], len(set(threaded))],
    distinct=len({item.dataset_item_id for item in items}),
    answers=sorted({item.evaluation_task_output["answer"].split()[0] for item in items}),
    question=next(item.dataset_item_data["question"] for item in items if item.dataset_item_id == ids[7]),
    visible_traces=len(client.search_traces(project_name=PROJECT, max_results=COUNT + 1)),
)
