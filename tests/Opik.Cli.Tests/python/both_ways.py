"""A project exported by the official tool and imported by the .NET one, and the other way round; prints what differs."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROJECT, OTHER, TOOL, SHARED = sys.argv[1:5]
sys.path.insert(0, SHARED)

import opik

import contents
from command import run


def tool(*arguments, server=None):
    """Runs the .NET command; it may take 150 s."""
    environment = {**os.environ, "OPIK_URL_OVERRIDE": server} if server else None
    done = subprocess.run(["dotnet", TOOL, *map(str, arguments)], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, timeout=150)
    if done.returncode != 0:
        raise SystemExit(f"opik {arguments} ended with {done.returncode}\n{done.stdout}{done.stderr}")


folder = pathlib.Path(tempfile.mkdtemp())
run("export", "default", PROJECT, "all", "--path", folder / "python")
tool("import", "default", PROJECT, "all", "--path", folder / "python", "--to-project", PROJECT + " by dotnet", server=OTHER)
tool("export", "default", PROJECT, "all", "--path", folder / "dotnet")
# A dataset of another project is found where the project has none of the name: the official tool comes to a server without.
run("import", "default", PROJECT, "all", "--path", folder / "dotnet", "--to-project", PROJECT + " by python", server=OTHER)

client, other = opik.Opik(project_name=PROJECT), opik.Opik(project_name=PROJECT, host=OTHER)
before = contents.everything(client, PROJECT)
by_dotnet, by_python = contents.everything(other, PROJECT + " by dotnet"), contents.everything(other, PROJECT + " by python")


def normal(parts):
    """Without what the official tool changes: spaces of chat templates, usage keys that an import adds."""
    for span in parts["spans"]:
        span["usage"] = {key: value for key, value in (span["usage"] or {}).items() if not key.startswith("original_usage.")}
    for _, versions in parts["prompts"].values():
        for version in versions:
            version[0] = json.loads(version[0]) if version[0].startswith("[") else version[0]
    return parts


def newest(parts):
    """The official tool imports the newest version of a prompt, and finds the dataset that the first import made."""
    return {**parts, "prompts": {name: [structure, versions[:1]] for name, (structure, versions) in parts["prompts"].items()}, "datasets": {}}


before, by_dotnet, by_python = normal(before), normal(by_dotnet), normal(by_python)
print(json.dumps({"python_to_dotnet": contents.differences(before, by_dotnet), "dotnet_to_python": contents.differences(newest(before), by_python)}))
