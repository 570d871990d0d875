"""A simulation and an evaluation of threads by the official client. Argument: project."""

import json
import os
import sys

project = sys.argv[1]
os.environ["OPIK_PROJECT_NAME"] = project

import opik  # noqa: E402
from opik.evaluation import evaluate_threads  # noqa: E402
from opik.evaluation.metrics import score_result  # noqa: E402
from opik.evaluation.metrics.conversation import conversation_thread_metric  # noqa: E402
from opik.simulation import SimulatedUser, run_simulation  # noqa: E402


def reply(user_message, *, thread_id):
    if user_message == "break":
        raise RuntimeError("broken")
    if user_message == "number":
        return 42
    return {"role": "assistant", "content": "You said " + user_message}


simulation = run_simulation(
    app=reply,
    user_simulator=SimulatedUser("calm", model="gpt-4o-mini", fixed_responses=["one", "break", "number"]),
    max_turns=4,
    thread_id="thread",
    initial_message="first",
    project_name=project,
)
opik.flush_tracker()


class Length(conversation_thread_metric.ConversationThreadMetric):
    def score(self, conversation, **ignored):
        if self.name == "failing":
            raise ValueError("no")
        return score_result.ScoreResult(name=self.name, value=len(conversation), reason=json.dumps(conversation))


opik.Opik().search_traces(project_name=project, wait_for_at_least=4)
results = evaluate_threads(
    project_name=project,
    filter_string='id = "thread"',
    eval_project_name=project + "-evaluations",
    metrics=[Length(name="length"), Length(name="failing")],
    trace_input_transform=lambda value: value.get("user_message"),
    trace_output_transform=lambda value: (value or {}).get("content"),
    trace_context_transform=lambda trace: ["turn %d" % trace.metadata["turn"]],
    verbose=0,
)
opik.flush_tracker()
opik.Opik().end()
print(json.dumps({"history": simulation["conversation_history"], "scores": [[score.name, score.value, score.reason, score.scoring_failed] for score in results.results[0].scores]}))
