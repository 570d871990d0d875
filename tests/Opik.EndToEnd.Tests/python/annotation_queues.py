"""Annotation queues of traces and of threads: made, filled, found, changed, deleted."""
import time

import opik
from opik import exceptions

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
# A queue belongs to a project, and the first trace makes it.
client.trace(name="first").end()
client.flush()
traces = [client.trace(name=f"answer {number}", thread_id=f"talk {number % 2}", input={"n": number}, output={"n": number}) for number in range(3)]
for trace in traces:
    trace.end()
queue = client.create_traces_annotation_queue("reviews", description="what for", instructions="Read it", comments_enabled=True, feedback_definition_names=["quality"])
# The traces may still be on their way.
queue.add_traces(traces[:2])
queue.add_traces(traces[:2])
client.flush()
client.log_traces_feedback_scores([{"id": traces[0].id, "name": "quality", "value": 0.5}], project_name=PROJECT)
client.flush()


def in_queue():
    return sorted(trace.name for trace in client.search_traces(project_name=PROJECT, filter_string=f'annotation_queue_ids contains "{queue.id}"'))


filled = [queue.items_count, in_queue()]
items = sorted(trace.name for trace in queue.get_items()) if hasattr(queue, "get_items") else in_queue()
read = client.get_traces_annotation_queue(queue.id)
public = client.rest_client.annotation_queues.get_annotation_queue_by_id(queue.id)
lock = client.rest_client.annotation_queues.lock_annotation_queue_item(queue.id, traces[0].id)
locks = client.rest_client.annotation_queues.get_annotation_queue_locks(queue.id)
queue.remove_traces(traces[:1])
queue.update(name="checks", instructions="Read it twice")
changed = client.get_traces_annotation_queue(queue.id)

threads = client.create_threads_annotation_queue("talks")
found = client.get_threads_client().search_threads(project_name=PROJECT)
threads.add_threads(found)
left = threads.items_count
threads.remove_threads([thread for thread in found if thread.id == "talk 1"])
thread_items = [thread.id for thread in client.get_threads_client().search_threads(project_name=PROJECT, filter_string=f'annotation_queue_ids contains "{threads.id}"')]

lists = [[one.name for one in client.get_traces_annotation_queues()], [one.name for one in client.get_threads_annotation_queues()]]
try:
    client.get_traces_annotation_queue(threads.id)
    wrong_scope = "accepted"
except exceptions.OpikException:
    wrong_scope = "refused"
# A score below one half brings a trace into the automated queue.
automated = None
if "automation" in type(public).model_fields:
    from opik.rest_api.types import annotation_queue_automation_write as automation, conditions_write, condition_group_write, score_condition_write

    low = condition_group_write.ConditionGroupWrite(conditions=[score_condition_write.ScoreConditionWrite(score_name="quality", operator="<", value=0.5)])
    client.rest_client.annotation_queues.create_annotation_queue(
        id=opik.id_helpers.generate_id(), project_id=queue.project_id, name="low", scope="trace",
        automation=automation.AnnotationQueueAutomationWrite(enabled=True, conditions=conditions_write.ConditionsWrite(groups=[low])),
    )
    client.log_traces_feedback_scores([{"id": traces[2].id, "name": "quality", "value": 0.1}], project_name=PROJECT)
    client.flush()
    for _ in range(100):
        automated = [one.items_count for one in client.get_traces_annotation_queues() if one.name == "low"][0]
        if automated:
            break
        time.sleep(0.1)
queue.delete()
try:
    client.get_traces_annotation_queue(queue.id)
    deleted = "there"
except exceptions.OpikException:
    deleted = "gone"
client.delete_annotation_queue(threads.id)

answer(
    filled=filled,
    items=items,
    read=[read.name, read.scope, read.description, read.instructions, read.comments_enabled, read.feedback_definition_names, read.items_count],
    public=[public.project_name, [[score.name, score.value] for score in public.feedback_scores], public.created_by],
    lock=[lock.acquired, lock.item_id == traces[0].id, lock.locked_by, lock.expires_at is not None],
    locks=[[one.active_locks, one.locked_by] for one in locks.locks.values()],
    changed=[changed.name, changed.instructions, changed.items_count],
    threads=[left, thread_items],
    lists=lists,
    wrong_scope=wrong_scope,
    automated=automated,
    deleted=deleted,
    after=[one.name for one in client.get_threads_annotation_queues()],
)
