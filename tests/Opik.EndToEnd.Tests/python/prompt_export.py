"""Prompts exported by the command line and imported into another project, and moved to another one with their history."""
import json
import pathlib
import tempfile

import opik

from client import PROJECT, answer
from command import run

client = opik.Opik(project_name=PROJECT)
# Of this version of the client only: before it moves a prompt, it looks for names in the whole workspace.
TEXT, CHAT = (f"moving {kind} {opik.__version__}" for kind in ("text", "chat"))
client.create_prompt(TEXT, "A {{x}}", metadata={"a": 1}, tags=["t"])
client.create_prompt(TEXT, "B {{x}}", metadata={"a": 1})
client.create_chat_prompt(CHAT, [{"role": "user", "content": "{{q}}"}])
copy = PROJECT + " copy"
home = PROJECT + " new home"

with tempfile.TemporaryDirectory() as folder:
    for name in (TEXT, CHAT):
        run("export", "default", PROJECT, "prompt", name, "--path", folder)
    files = len(list(pathlib.Path(folder).rglob("prompt_*.json")))
    run("import", "default", PROJECT, "prompt", "moving", "--path", folder, "--to-project", copy)

live = f"moved-{opik.__version__.replace('.', '-')}"
client.create_environment(live)
client.set_prompt_environments(TEXT, [live], version="v1")
commits = [version.commit for version in client.get_prompt_history(TEXT)]
source = [version.version for version in client.get_prompt_history(TEXT)]
client.rest_client.projects.create_project(name=home)
with tempfile.TemporaryDirectory() as folder:
    run("migrate", "prompt", TEXT, "--from-project", PROJECT, "--to-project", home, "--audit-log", f"{folder}/audit.json")
moved = client.get_prompt_history(TEXT, project_name=home)

answer(
    files=files,
    text=[[version.version, version.prompt, version.metadata] for version in client.get_prompt_history(TEXT, project_name=copy)],
    chat=json.loads(client.rest_client.prompts.retrieve_prompt_version(name=CHAT, project_name=copy).template),
    source=source,
    moved=[[version.version, version.prompt, [name == live for name in version.environments or []]] for version in moved],
    commits_are_kept=[version.commit for version in moved] == commits,
    tags=client.rest_client.prompts.get_prompts(name=TEXT, project_id=client.rest_client.projects.retrieve_project(name=home).id).content[0].tags,
)
