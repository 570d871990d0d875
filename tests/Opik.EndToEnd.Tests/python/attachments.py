"""Files at a trace and a span: uploaded with the entity, uploaded later, listed, downloaded."""
import hashlib
import os
import pathlib
import tempfile

import opik
from opik import Attachment

from client import PROJECT, answer

folder = pathlib.Path(tempfile.mkdtemp())
note = folder / "note.txt"
note.write_text("attached text\n" * 10)
big = folder / "big.bin"
big.write_bytes(os.urandom(7 * 1024 * 1024))

client = opik.Opik(project_name=PROJECT)
trace = client.trace(name="with files", attachments=[Attachment(data=str(note), content_type="text/plain")])
span = trace.span(name="with a file", attachments=[Attachment(data=str(big), file_name="big.bin", content_type="application/octet-stream")])
span.end()
trace.end()
client.flush()

files = client.get_attachment_client()
files.upload_attachment(PROJECT, "trace", trace.id, str(note), file_name="later.txt", mime_type="text/plain")


def download(entity_type, entity_id, name, mime_type):
    content = b"".join(files.download_attachment(PROJECT, entity_type, entity_id, name, mime_type))
    return hashlib.sha256(content).hexdigest()


def listed(entity_id, entity_type):
    return sorted([file.file_name, file.file_size, file.mime_type] for file in files.get_attachment_list(PROJECT, entity_id, entity_type))


answer(
    trace_files=listed(trace.id, "trace"),
    span_files=listed(span.id, "span"),
    note_is_whole=download("trace", trace.id, "note.txt", "text/plain") == hashlib.sha256(note.read_bytes()).hexdigest(),
    big_is_whole=download("span", span.id, "big.bin", "application/octet-stream") == hashlib.sha256(big.read_bytes()).hexdigest(),
)
