"""Every kind of condition of the query language, on traces and on spans."""
import datetime

import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=60)
for number, name in enumerate(["alpha one", "Alpha two", "beta"]):
    trace = client.trace(
        name=name,
        start_time=start + datetime.timedelta(seconds=number),
        end_time=start + datetime.timedelta(seconds=number * 3 + 1),
        input={"question": f"what is {name}?", "nested": {"number": number}},
        output={"answer": f"it is {number}"},
        tags=["all", f"tag-{number}"],
        metadata={"model": f"m{number}", "level": number},
        thread_id=f"thread {number}",
    )
    span = trace.span(
        name=f"span of {name}",
        type="llm" if number else "tool",
        model=f"model-{number}",
        provider="openai",
        usage={"prompt_tokens": number * 10, "completion_tokens": 1, "total_tokens": number * 10 + 1},
        end_time=start + datetime.timedelta(seconds=70),
        start_time=start,
    )
    if number == 2:
        client.log_traces_feedback_scores([{"id": trace.id, "name": "My score", "value": 0.9, "project_name": PROJECT}])
client.flush()

TRACE_CONDITIONS = [
    'name = "beta"',
    'name contains "alpha"',
    'name starts_with "alpha"',
    'name not_contains "alpha"',
    'input contains "what is beta"',
    'output contains "it is 1"',
    'tags contains "tag-1"',
    'metadata.model = "m2"',
    'metadata.level > 0',
    'thread_id = "thread 0"',
    'usage.total_tokens >= 11',
    'duration > 3000',
    'feedback_scores."My score" > 0.5',
    'feedback_scores."My score" is_not_empty',
    f'start_time >= "{(start + datetime.timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}"',
    'name contains "alpha" and metadata.level = 1',
    'name = "nobody"',
]
SPAN_CONDITIONS = ['type = "tool"', 'model = "model-2"', 'provider = "openai"', 'usage.prompt_tokens > 5', 'name ends_with "two"']

limited = client.search_traces(project_name=PROJECT, max_results=2)
truncated = client.search_traces(project_name=PROJECT, truncate=True, exclude=["output"])
answer(
    traces={condition: sorted(trace.name for trace in client.search_traces(project_name=PROJECT, filter_string=condition)) for condition in TRACE_CONDITIONS},
    spans={condition: sorted(span.name for span in client.search_spans(project_name=PROJECT, filter_string=condition)) for condition in SPAN_CONDITIONS},
    limited=[trace.name for trace in limited],
    small_batches=len(client.search_traces(project_name=PROJECT, max_batch_size=1)),
    excluded=[trace.output is None for trace in truncated],
)
