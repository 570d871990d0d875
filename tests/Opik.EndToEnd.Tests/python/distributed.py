"""One trace over two processes: the second continues it from the headers of the first."""
import json
import subprocess
import sys

import opik
from opik import opik_context

from client import PROJECT, answer

if len(sys.argv) > 2:
    headers = json.loads(sys.argv[2])

    @opik.track(name="remote step", project_name=PROJECT)
    def remote(value):
        return value * 2

    remote(21, opik_distributed_trace_headers=headers)
    opik.flush_tracker()
    sys.exit(0)


@opik.track(name="caller", project_name=PROJECT)
def caller():
    headers = opik_context.get_distributed_trace_headers()
    # The spans of the other process arrive before this trace does.
    subprocess.run([sys.executable, __file__, PROJECT, json.dumps(headers)], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return headers


headers = caller()
opik.flush_tracker()
client = opik.Opik(project_name=PROJECT)
spans = {span.name: span for span in client.search_spans(project_name=PROJECT, trace_id=headers["opik_trace_id"], wait_for_at_least=2, wait_for_timeout=20)}
answer(
    names=sorted(spans),
    remote_parent_is_caller=spans["remote step"].parent_span_id == spans["caller"].id,
    traces=[trace.name for trace in client.search_traces(project_name=PROJECT)],
    span_count=client.get_trace_content(headers["opik_trace_id"]).span_count,
)
