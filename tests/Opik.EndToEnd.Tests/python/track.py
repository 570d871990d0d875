"""The decorator: nesting, types, updates from inside, errors, generators, coroutines."""
import asyncio

import opik
from opik import opik_context

from client import PROJECT, answer


@opik.track(name="retrieve", type="tool", tags=["rag"])
def retrieve(question):
    return ["first document about " + question, "second document"]


@opik.track(name="complete", type="llm")
async def complete(question, documents):
    opik_context.update_current_span(
        model="gpt-4o-mini",
        provider="openai",
        usage={"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150},
        metadata={"temperature": 0.2},
    )
    await asyncio.sleep(0)
    return "Answer to " + question


@opik.track(name="stream")
def stream(words):
    yield from words


@opik.track(name="fail")
def fail():
    raise ValueError("the seventh call failed")


@opik.track(name="agent", project_name=PROJECT, tags=["entry"], metadata={"release": "1.2"})
def agent(question):
    opik_context.update_current_trace(thread_id="python-thread", feedback_scores=[{"name": "helpful", "value": 0.5, "reason": "so so"}])
    documents = retrieve(question)
    text = asyncio.run(complete(question, documents))
    streamed = "".join(stream(["a", "b"]))
    try:
        fail()
    except ValueError:
        pass
    ids = opik_context.get_current_trace_data().id
    return {"text": text, "streamed": streamed, "trace_id": ids}


result = agent("grüße 世界?")
opik.flush_tracker()

client = opik.Opik(project_name=PROJECT)
trace = client.get_trace_content(result["trace_id"])
spans = client.search_spans(project_name=PROJECT, trace_id=result["trace_id"], wait_for_at_least=5, wait_for_timeout=20)
names = {span.id: span.name for span in spans}
answer(
    id=trace.id,
    name=trace.name,
    input=trace.input,
    output=trace.output,
    tags=trace.tags,
    metadata=trace.metadata,
    thread_id=trace.thread_id,
    usage=trace.usage,
    cost=trace.total_estimated_cost,
    scores=[[score.name, score.value, score.reason] for score in trace.feedback_scores or []],
    spans={
        span.name: {
            "parent": names.get(span.parent_span_id),
            "type": span.type,
            "model": span.model,
            "provider": span.provider,
            "usage": span.usage,
            "cost": span.total_estimated_cost,
            "tags": span.tags,
            "input": span.input,
            "output": span.output,
            "error": span.error_info and span.error_info.exception_type,
        }
        for span in spans
    },
)
