"""The client without the decorator: create, update, end, scores and their deletion."""
import datetime

import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=3)
trace = client.trace(name="manual", start_time=start, input={"question": "how deep"}, tags=["manual"], metadata={"a": 1})
outer = trace.span(name="outer", start_time=start, input={"step": 1})
inner = outer.span(
    name="inner",
    type="llm",
    start_time=start,
    end_time=start + datetime.timedelta(seconds=1),
    input={"messages": [{"role": "user", "content": "how deep"}]},
    output={"text": "eleven metres"},
    model="gpt-4o",
    provider="openai",
    usage={"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500},
)
client.flush()
open_copy = client.get_span_content(outer.id)

outer.update(output={"partial": True}, metadata={"k": "v"}, tags=["updated"])
outer.end(end_time=start + datetime.timedelta(seconds=2))
trace.update(output={"answer": "eleven metres"}, tags=["manual", "done"])
trace.end(end_time=start + datetime.timedelta(seconds=3))
client.flush()
client.update_trace(trace.id, project_name=PROJECT, metadata={"a": 2, "b": 3})
client.update_span(inner.id, trace_id=trace.id, parent_span_id=outer.id, project_name=PROJECT, metadata={"checked": True})

client.log_traces_feedback_scores([{"id": trace.id, "name": "accuracy", "value": 0.25, "project_name": PROJECT}])
client.log_traces_feedback_scores([{"id": trace.id, "name": "accuracy", "value": 0.75, "reason": "second look", "project_name": PROJECT}])
client.log_traces_feedback_scores([{"id": trace.id, "name": "mistake", "value": 1.0, "project_name": PROJECT}])
client.log_spans_feedback_scores([{"id": inner.id, "name": "fluency", "value": 1.0, "category_name": "fluent", "project_name": PROJECT}])
client.flush()
client.delete_trace_feedback_score(trace.id, "mistake")

stored = client.get_trace_content(trace.id)
spans = {span.name: span for span in client.search_spans(project_name=PROJECT, trace_id=trace.id, wait_for_at_least=2, wait_for_timeout=20)}
answer(
    open_copy_ended=open_copy.end_time is not None,
    output=stored.output,
    tags=sorted(stored.tags or []),
    metadata={key: value for key, value in (stored.metadata or {}).items() if key in ("a", "b")},
    duration=stored.duration,
    usage=stored.usage,
    scores={score.name: [score.value, score.reason] for score in stored.feedback_scores or []},
    names=sorted(spans),
    inner_parent_is_outer=spans["inner"].parent_span_id == outer.id,
    inner_checked=(spans["inner"].metadata or {}).get("checked"),
    inner_cost=spans["inner"].total_estimated_cost,
    inner_scores=[[score.name, score.value, score.category_name] for score in spans["inner"].feedback_scores or []],
    outer_ended=spans["outer"].end_time is not None,
    outer_output=spans["outer"].output,
    outer_tags=spans["outer"].tags,
    project=client.get_project(stored.project_id).name,
    url=client.get_project_url(PROJECT),
)
