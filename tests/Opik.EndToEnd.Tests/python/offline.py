"""Logs while the server is down, says so in a file, and waits until everything parked has arrived."""
import pathlib
import sys
import time

import opik

from client import PROJECT, answer

signal, deadline = pathlib.Path(sys.argv[2]), time.time() + 90
client = opik.Opik(project_name=PROJECT)
trace = client.trace(name="while away", input={"sent": "during the outage"})
span = trace.span(name="parked span", type="llm")
span.end()
trace.end(output={"done": True})
client.log_traces_feedback_scores([{"id": trace.id, "name": "patience", "value": 1.0, "project_name": PROJECT}])
client.flush(timeout=20)
signal.write_text("parked")

found = []
while not found and time.time() < deadline:
    time.sleep(0.5)
    try:
        found = client.search_traces(project_name=PROJECT, filter_string='feedback_scores.patience = 1')
    except Exception:
        pass
stored = client.get_trace_content(trace.id)
answer(
    name=stored.name,
    input=stored.input,
    output=stored.output,
    scores=[[score.name, score.value] for score in stored.feedback_scores or []],
    spans=[span.name for span in client.search_spans(project_name=PROJECT, trace_id=trace.id)],
)
