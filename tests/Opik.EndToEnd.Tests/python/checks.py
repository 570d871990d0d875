"""What tells a user that the connection is right: configure, the health check with its smoke test, the access check."""
import json
import os
import pathlib
import tempfile

import opik

from client import PROJECT, answer
from command import run, talk

base = os.environ["OPIK_URL_OVERRIDE"]
opik.configure(use_local=True, url=base.removesuffix("/api"), force=True, automatic_approvals=True)
config = pathlib.Path(os.environ["OPIK_CONFIG_PATH"]).read_text()

client = opik.Opik(project_name=PROJECT)
client.auth_check()

health = run("healthcheck", "--smoke-test", "default", "--project-name", PROJECT)
pathlib.Path(os.environ["OPIK_CONFIG_PATH"]).unlink()
# The first question comes where a server is at the usual address.
talk("configure", "--use_local", "--no-install-mcp", answers={"Use it": "n", "instance URL": base.removesuffix("/api"), "project name?": ""})
status = run("configure", "status")
# Its PDF needs a package that is not here; the figures are written before.
figures = pathlib.Path(tempfile.mkdtemp()) / "usage.json"
run("usage-report", "default", "--unit", "day", "--output", figures, code=None)
used = next(one for one in json.loads(figures.read_text())["projects"] if one["project_name"] == PROJECT)["metrics_by_unit"]
permissions = run("--api-key", "any", "healthcheck", "--check-permissions", "default")
answer(
    config=config,
    health=health,
    configured=pathlib.Path(os.environ["OPIK_CONFIG_PATH"]).read_text(),
    status=status,
    permissions=permissions,
    used=[sum(day[figure] for day in used.values()) for figure in ("trace_count", "span_count")],
    smoke_traces=len(client.search_traces(project_name=PROJECT)),
    version=opik.__version__,
)
