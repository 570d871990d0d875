"""Many traces in a tight loop from many threads, then every single one is read back."""
import threading

import opik

from client import PROJECT, answer

THREADS, EACH = 10, 50
client = opik.Opik(project_name=PROJECT)
sent = set()
lock = threading.Lock()


def work(number):
    for index in range(EACH):
        trace = client.trace(name=f"burst {number}", input={"index": index}, output={"text": "x" * 500})
        trace.span(name="step", type="llm", usage={"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}).end()
        trace.end()
        with lock:
            sent.add(trace.id)


workers = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
flushed = client.flush(timeout=150)

traces = client.search_traces(project_name=PROJECT, max_results=THREADS * EACH + 10)
spans = client.search_spans(project_name=PROJECT, max_results=THREADS * EACH + 10)
answer(
    flushed=flushed,
    every_trace_is_there={trace.id for trace in traces} == sent,
    traces=len(traces),
    ended=sum(trace.end_time is not None for trace in traces),
    spans=len(spans),
    spans_of_traces={span.trace_id for span in spans} == sent,
)
