"""Conversations: found, filtered, scored, closed."""
import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
for number in range(3):
    client.trace(name=f"turn {number}", thread_id="long talk", input={"text": f"question {number}"}, output={"text": f"answer {number}"}).end()
client.trace(name="turn", thread_id="short talk", input={"text": "hello"}, output={"text": "bye"}).end()
client.flush()

threads = client.get_threads_client()
both = threads.search_threads(project_name=PROJECT)
long_only = threads.search_threads(project_name=PROJECT, filter_string="number_of_messages > 2")
threads.close_thread("long talk", PROJECT)
threads.log_threads_feedback_scores([{"id": "long talk", "name": "satisfaction", "value": 0.8, "reason": "kind"}], project_name=PROJECT)
client.flush()
closed = {thread.id: thread for thread in threads.search_threads(project_name=PROJECT)}
SCORED = ("feedback_scores.satisfaction is_not_empty", "feedback_scores.satisfaction = 0.8", "feedback_scores.satisfaction < 0.5", 'status = "active"', 'id = "long talk"')
answer(
    by_score=[[thread.id for thread in threads.search_threads(project_name=PROJECT, filter_string=condition)] for condition in SCORED],
    found=sorted(thread.id for thread in both),
    filtered=[thread.id for thread in long_only],
    messages=closed["long talk"].number_of_messages,
    first=closed["long talk"].first_message,
    last=closed["long talk"].last_message,
    status=closed["long talk"].status,
    other_status=closed["short talk"].status,
    scores=[[score.name, score.value, score.reason] for score in closed["long talk"].feedback_scores or []],
)
