"""What tells a user that the connection is right: configure, the health check with its smoke test, the access check."""
import os
import pathlib
import subprocess
import sys

import opik

from client import PROJECT, answer

base = os.environ["OPIK_URL_OVERRIDE"]
opik.configure(use_local=True, url=base.removesuffix("/api").removesuffix("/api/"), force=True, automatic_approvals=True)
config = pathlib.Path(os.environ["OPIK_CONFIG_PATH"]).read_text()

client = opik.Opik(project_name=PROJECT)
client.auth_check()

command = pathlib.Path(sys.executable).parent / "opik"
health = subprocess.run([command, "healthcheck", "--smoke-test", "default", "--project-name", PROJECT], capture_output=True, text=True, stdin=subprocess.DEVNULL)
answer(
    config=config,
    health_code=health.returncode,
    health_output=health.stdout + health.stderr,
    smoke_traces=len(client.search_traces(project_name=PROJECT)),
    version=opik.__version__,
)
