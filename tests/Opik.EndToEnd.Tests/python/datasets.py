"""Datasets: inserted in parallel, without duplicates, read by pages, filtered, changed, versions of it."""
import opik
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
NAME = "dataset of " + PROJECT

try:
    client.get_dataset(NAME)
    absent = "found"
except ApiError as error:
    absent = [error.status_code, error.body]
dataset = client.get_or_create_dataset(NAME, description="described")
no_version = dataset.get_current_version_name()
dataset.insert([{"question": f"q{i}", "n": i, "huge": 10**30, "nested": {"even": i % 2 == 0}} for i in range(5000)])
after_insert = [dataset.get_current_version_name(), len(dataset.get_items())]
dataset.insert([{"question": "q7", "n": 7, "huge": 10**30, "nested": {"even": False}}])
deduplicated = client.get_dataset(NAME).dataset_items_count
again = client.get_or_create_dataset(NAME)

dataset = client.get_dataset(NAME)
items = dataset.get_items()
by_question = {item["question"]: item for item in items}
found = sorted(item["question"] for item in dataset.get_items(filter_string='data.question starts_with "q499"'))
exact = [item["huge"] == 10**30 for item in dataset.get_items(filter_string='data.question = "q42"')]
few = len(dataset.get_items(nb_samples=3))

first = by_question["q1"]
dataset.update([{**first, "question": "changed"}])
dataset.delete([by_question["q2"]["id"]])
info = dataset.get_version_info()
old = dataset.get_version_view("v1")
old_view = [old.version_name, old.items_total, len(old.get_items()), old.is_latest]
same = again.id == dataset.id
try:
    dataset.get_version_view("v99")
    unknown_version = "found"
except Exception as error:  # the class differs between versions of the client
    unknown_version = type(error).__name__

client.rest_client.datasets.update_dataset(id=dataset.id, name=NAME, tags=["gold"])
client.rest_client.datasets.update_dataset_version(id=dataset.id, version_hash=old.version_hash, tags_to_add=["baseline"])
tags = dataset.get_tags()
tagged = client.rest_client.datasets.get_dataset_items(id=dataset.id, version="baseline", size=1)
listed = [found.name for found in client.get_datasets(max_results=10) if found.name == NAME]
restored = client.rest_client.datasets.restore_dataset_version(id=dataset.id, version_ref="baseline")
dataset.clear()
cleared = [len(dataset.get_items()), dataset.get_current_version_name(), len(dataset.get_version_view("v1").get_items())]
client.delete_dataset(NAME)
try:
    client.get_dataset(NAME)
    gone = False
except ApiError as error:
    gone = error.status_code == 404

answer(
    absent=absent,
    no_version=no_version,
    after_insert=after_insert,
    deduplicated=deduplicated,
    same=same,
    order=[items[0]["n"] > items[-1]["n"], len({item["id"] for item in items})],
    found=found,
    exact=exact,
    few=few,
    info=[info.version_name, info.items_total, info.items_added, info.items_modified, info.items_deleted, info.is_latest, info.tags],
    old=old_view,
    unknown_version=unknown_version,
    tags=tags,
    tagged=tagged.total,
    listed=listed == [NAME],
    restored=[restored.version_name, restored.items_total, restored.items_added, restored.items_modified, restored.items_deleted],
    cleared=cleared,
    gone=gone,
)
