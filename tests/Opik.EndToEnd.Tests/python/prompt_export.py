"""Prompts exported by the command line and imported into another project."""
import json
import pathlib
import subprocess
import sys
import tempfile

import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
client.create_prompt("moving text", "A {{x}}", metadata={"a": 1}, tags=["t"])
client.create_prompt("moving text", "B {{x}}", metadata={"a": 1})
client.create_chat_prompt("moving chat", [{"role": "user", "content": "{{q}}"}])
command = pathlib.Path(sys.executable).parent / "opik"
copy = PROJECT + " copy"


def run(*arguments):
    done = subprocess.run([command, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)


with tempfile.TemporaryDirectory() as folder:
    for name in ("moving text", "moving chat"):
        run("export", "default", PROJECT, "prompt", name, "--path", folder)
    files = len(list(pathlib.Path(folder).rglob("prompt_*.json")))
    run("import", "default", PROJECT, "prompt", "moving", "--path", folder, "--to-project", copy)

answer(
    files=files,
    text=[[version.version, version.prompt, version.metadata] for version in client.get_prompt_history("moving text", project_name=copy)],
    chat=json.loads(client.rest_client.prompts.retrieve_prompt_version(name="moving chat", project_name=copy).template),
    source=[version.version for version in client.get_prompt_history("moving text")],
)
