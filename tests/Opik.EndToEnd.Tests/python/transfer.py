"""A whole project exported by the command line and imported into another project and into another server (second argument)."""
import datetime
import pathlib
import sys
import tempfile

import opik
from opik import Attachment
from opik.evaluation import evaluate
from opik.evaluation.metrics import Equals

import contents
from client import PROJECT, answer
from command import run

OTHER = sys.argv[2]
COPY = PROJECT + " copy"
# A dataset of another project is found where the project has none of the name, so the name is this run's.
SUMS = PROJECT + " sums"
client = opik.Opik(project_name=PROJECT)
folder = pathlib.Path(tempfile.mkdtemp())
note = folder / "note.txt"
note.write_text("attached text\n" * 10)
start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)

for number in range(12):
    trace = client.trace(
        name=f"conversation {number:02}", start_time=start + datetime.timedelta(seconds=number), input={"question": f"grüße {number}?"}, tags=["all", f"n{number}"],
        metadata={"number": number, "nested": {"huge": 10**30, "none": None}}, thread_id=f"thread {number % 3}",
        attachments=[Attachment(data=str(note), content_type="text/plain")] if number == 0 else None,
        error_info={"exception_type": "ValueError", "message": "no", "traceback": "line 1\nline 2"} if number == 1 else None,
    )
    outer = trace.span(name="outer", type="tool", start_time=start, input={"a": number}, tags=["inside"])
    inner = outer.span(
        name="inner", type="llm", start_time=start, model="gpt-4o", provider="openai", usage={"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        attachments=[Attachment(data=str(note), file_name="inner.txt", content_type="text/plain")] if number == 0 else None,
    )
    inner.log_feedback_score(name="fluency", value=0.5, category_name="half")
    inner.end(end_time=start + datetime.timedelta(seconds=number + 1), output={"b": [number]})
    outer.end(end_time=start + datetime.timedelta(seconds=number + 2))
    trace.log_feedback_score(name="accuracy", value=number / 10, reason="measured")
    trace.end(end_time=start + datetime.timedelta(seconds=number + 3), output={"answer": "x" * 20_000})
client.create_prompt("question", "A {{x}}", metadata={"a": 1}, project_name=PROJECT)
client.create_prompt("question", "B {{x}}", metadata={"a": 2}, project_name=PROJECT)
client.create_chat_prompt("talk", [{"role": "user", "content": "{{q}}"}], project_name=PROJECT)
dataset = client.create_dataset(SUMS, project_name=PROJECT)
dataset.insert([{"a": a, "b": 1, "reference": str(a + 1), "more": {"list": [1, "ü"]}} for a in range(30)])
evaluate(
    dataset=dataset, task=lambda item: {"output": str(item["a"] + item["b"]) if item["a"] else "many"}, experiment_name="adding", project_name=PROJECT,
    scoring_metrics=[Equals(name="exact", track=False)], experiment_config={"model": "abacus"}, experiment_tags=["nightly"], verbose=0,
)
client.flush()

exported = folder / "exported"
run("export", "default", PROJECT, "all", "--path", exported)
run("export", "default", PROJECT, "all", "--path", exported)
run("import", "default", PROJECT, "all", "--path", exported, "--to-project", COPY)
run("import", "default", PROJECT, "all", "--path", exported, server=OTHER)
# What was imported is not imported again.
run("import", "default", PROJECT, "all", "--path", exported, server=OTHER)
tables = folder / "tables"
# Without traces: a table of spans that differ in shape is more than the command can write.
run("export", "default", PROJECT, "all", "--path", tables, "--format", "csv", "--include", "datasets,prompts")

other = opik.Opik(project_name=PROJECT, host=OTHER)
before, copy, moved = contents.everything(client, PROJECT), contents.everything(client, COPY), contents.everything(other, PROJECT)
# The command imports the newest version of a prompt.
before["prompts"] = {name: [structure, versions[:1]] for name, (structure, versions) in before["prompts"].items()}

answer(
    counts=[len(before["traces"]), len(before["spans"]), len(before["datasets"][SUMS]), len(before["experiments"]["adding"]["items"])],
    scores=before["experiments"]["adding"]["scores"],
    files=[len(list(exported.rglob(f"{kind}_*.json"))) for kind in ("trace", "dataset", "prompt", "experiment")],
    attachments=len([path for path in exported.rglob("attachments/*/*/*") if path.is_file()]),
    tables=len(list(tables.rglob("*.csv"))) > 0,
    copy=contents.differences({**before, "datasets": {}}, copy),
    moved=contents.differences(before, moved),
)
