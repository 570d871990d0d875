"""Environments: managed by the client, and created by traces that name one."""
import opik

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
created = client.create_environment("canary", description="one in ten", color="#112233")
try:
    client.create_environment("canary")
    duplicate = "accepted"
except Exception as error:
    duplicate = type(error).__name__
updated = client.update_environment("canary", description="one in twenty")

trace = client.trace(name="in an environment", input={"a": 1}, environment="from-a-trace")
span = trace.span(name="inside")
span.end()
trace.end()
client.flush()
found = client.search_traces(project_name=PROJECT, filter_string='environment = "from-a-trace"', wait_for_at_least=1, wait_for_timeout=20)
names = [environment.name for environment in client.get_environments()]
client.delete_environment("canary")
answer(
    created=[created.name, created.description, created.color],
    duplicate=duplicate,
    updated=updated.description,
    trace_environment=[trace.environment for trace in found],
    span_environment=client.get_span_content(span.id).environment,
    listed=sorted(name for name in names if name in ("canary", "from-a-trace")),
    left=[environment.name for environment in client.get_environments() if environment.name == "canary"],
)
