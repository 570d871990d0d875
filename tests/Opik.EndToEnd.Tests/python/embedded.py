"""A picture embedded in an input: it becomes a file beside the trace, and the input names it."""
import base64
import datetime
import hashlib
import os

import opik

from client import PROJECT, answer

picture = b"\x89PNG\r\n\x1a\n" + os.urandom(400_000)
client = opik.Opik(project_name=PROJECT)
url = "data:image/png;base64," + base64.b64encode(picture).decode()
trace = client.trace(name="picture", input={"question": "what is this", "image": url})
trace.end()
client.flush()

files = client.get_attachment_client()
listed = files.get_attachment_list(PROJECT, trace.id, "trace")
content = b"".join(files.download_attachment(PROJECT, "trace", trace.id, listed[0].file_name, listed[0].mime_type))
stored = client.rest_client.traces.get_trace_by_id(trace.id, strip_attachments=True)
# One that is sent complete is cut out by the client, which newly takes the "data:" before it away too.
encoded = base64.b64encode(picture).decode()
whole = client.trace(name="sent complete", input={"image": url}, end_time=datetime.datetime.now(datetime.timezone.utc))
span = whole.span(name="sent complete", output={"image": encoded}, end_time=datetime.datetime.now(datetime.timezone.utc))
client.flush()
named = client.rest_client.traces.get_trace_by_id(whole.id, strip_attachments=True).input["image"]
answer(
    cut_by_client="-sdk." in named and named.removeprefix("data:image/png;base64,") == f"[{files.get_attachment_list(PROJECT, whole.id, 'trace')[0].file_name}]",
    # Whether there was a "data:" is lost with the newest client: what it cut out comes back as a data URL.
    back=[client.get_trace_content(whole.id).input["image"] == url, client.get_span_content(span.id).output["image"] == url],
    found=[one.input["image"].endswith(encoded) for one in client.search_traces(project_name=PROJECT, filter_string='name = "sent complete"', truncate=False)],
    files=[[file.mime_type, file.file_size] for file in listed],
    file_is_whole=hashlib.sha256(content).hexdigest() == hashlib.sha256(picture).hexdigest(),
    question=stored.input["question"],
    image_names_the_file=listed[0].file_name in stored.input["image"],
    image_length=len(stored.input["image"]),
    comes_back=client.get_trace_content(trace.id).input["image"] == url,
)
