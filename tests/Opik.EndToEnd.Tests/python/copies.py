"""Traces copied to another project, a span changed with a file, and a trace that goes on in a program with OpenTelemetry."""
import os
import pathlib
import tempfile

import opik
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from opik import Attachment, opik_context
from opik.integrations.otel import OpikSpanProcessor, attach_to_parent

import contents
from client import PROJECT, answer

COPY = PROJECT + " copy"
client = opik.Opik(project_name=PROJECT)
for number in range(5):
    trace = client.trace(name=f"trace {number}", input={"n": number}, output={"n": [number]}, metadata={"value": number}, tags=["a", "b"], thread_id="talk")
    trace.log_feedback_score("score", value=number, category_name="category", reason="reason")
    outer = trace.span(name="outer", input={"n": number})
    outer.span(name="inner", type="llm", model="gpt-4o", provider="openai", usage={"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}).end()
    outer.end()
    trace.end()
client.flush()
client.copy_traces(project_name=PROJECT, destination_project_name=COPY)
client.flush()
before, copy = contents.traces(client, PROJECT), contents.traces(client, COPY)
for rows in (before["traces"], copy["traces"]):
    for row in rows:
        row.pop("thread")  # the client does not copy it

note = pathlib.Path(tempfile.mkdtemp()) / "note.txt"
note.write_text("attached text")
parent = client.span(name="parent", project_name=PROJECT)
child = parent.span(name="child", input={"input": "old"}, output={"output": "kept"})
client.flush()
client.update_span(
    id=child.id, trace_id=child.trace_id, parent_span_id=child.parent_span_id, project_name=PROJECT, input={"input": "new"},
    attachments=[Attachment(data=str(note), file_name="note.txt", content_type="text/plain")],
)
client.flush()
changed = client.get_span_content(child.id)
files = [[one.file_name, one.file_size] for one in client.get_attachment_client().get_attachment_list(PROJECT, child.id, "span")]

seen = {}


@opik.track(name="caller", project_name=PROJECT)
def caller():
    seen.update(trace=opik_context.get_current_trace_data().id, span=opik_context.get_current_span_data().id, headers=opik_context.get_distributed_trace_headers())


caller()
opik.flush_tracker()
provider = TracerProvider()
# Takes what names the trace on to spans inside of others.
provider.add_span_processor(OpikSpanProcessor())
endpoint = os.environ["OPIK_URL_OVERRIDE"] + "/v1/private/otel/v1/traces"
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint, headers={"Comet-Workspace": "default", "projectName": PROJECT})))
tracer = provider.get_tracer("other program")
with tracer.start_as_current_span("remote") as span:
    attached = attach_to_parent(span, seen["headers"])
    span.set_attribute("input", "asked")
    with tracer.start_as_current_span("deeper"):
        pass
provider.shutdown()
spans = {one.name: one for one in client.search_spans(project_name=PROJECT, trace_id=seen["trace"])}

answer(
    copied=[len(copy["traces"]), len(copy["spans"])],
    differences=contents.differences(before, copy),
    changed=[changed.name, changed.input, changed.output, changed.parent_span_id == parent.id],
    files=files,
    attached=attached,
    names=sorted(spans),
    parents=[spans["remote"].parent_span_id == seen["span"], spans["deeper"].parent_span_id == spans["remote"].id],
    traces=[one.name for one in client.search_traces(project_name=PROJECT, filter_string='name = "remote"')],
)
