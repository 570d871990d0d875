"""A function that answers a question in two steps, traced with the official Python client."""
import opik
from opik import opik_context


@opik.track(type="tool")
def look_up(topic: str) -> str:
    return f"{topic} are inland bodies of standing water."


@opik.track(type="llm")
def answer(question: str, fact: str) -> str:
    # A real program would call a model here and pass on what it reports.
    opik_context.update_current_span(
        model="gpt-4o-mini",
        provider="openai",
        usage={"prompt_tokens": 42, "completion_tokens": 12, "total_tokens": 54},
    )
    return f"{question} {fact}"


@opik.track(name="quickstart", project_name="samples-python")
def quickstart(question: str) -> str:
    opik_context.update_current_trace(thread_id="first-conversation", tags=["sample"])
    return answer(question, look_up("Lakes"))


if __name__ == "__main__":
    print(quickstart("What are lakes?"))
    opik.flush_tracker()
