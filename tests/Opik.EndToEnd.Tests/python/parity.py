"""The program of WireParityTests: every form of tracing, in the words of the Python client."""
import json
import sys

import opik
from opik import opik_context

project = sys.argv[1]
VALUES = {"text": "Grüße, 世界 👍🏽", "whole": 9007199254740993, "part": 0.1, "list": [1, "two", None, {"deep": True}], "nothing": None}


@opik.track(type="tool")
def search(query):
    return ["first", "second"]


@opik.track(name="generate", type="llm")
def generate(prompt, values):
    opik_context.update_current_span(
        model="gpt-4o-mini",
        provider="openai",
        usage={"prompt_tokens": 12, "completion_tokens": 5, "total_tokens": 17},
        metadata={"temperature": 0.2},
        tags=["llm"],
    )
    return {"answer": "yes"}


@opik.track
def broken(reason):
    raise ValueError(reason)


@opik.track(name="agent", tags=["agent"], metadata={"version": 3}, project_name=project)
def agent(question, values):
    found = search(question)
    answer = generate("prompt", values)
    try:
        broken("no luck")
    except ValueError:
        pass
    opik_context.update_current_trace(thread_id="conversation", tags=["trace"], feedback_scores=[{"name": "useful", "value": 1.0, "reason": "it is"}])
    return f"{answer['answer']} {len(found)}"


agent("why?", VALUES)

with opik.start_as_current_trace("scoped", project_name=project) as trace:
    trace.input = {"question": "scoped?"}
    with opik.start_as_current_span("step", type="guardrail") as span:
        span.output = {"passed": True}
    trace.output = {"answer": "scoped"}

client = opik.Opik(project_name=project)
low = client.trace(name="low level", input={"a": 1}, tags=["low"])
child = low.span(name="child", type="general", input={"b": 2})
child.end(output={"c": 3})
low.end(output={"d": 4})

opik.flush_tracker()
client.end()
print(json.dumps({}))
