"""Agent configuration: stored from a fallback, versioned, moved between environments, masked."""
import opik
from opik import exceptions
from opik.api_objects.agent_config.config import ConfigManager

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
prompt = client.create_prompt("agent system prompt", "You help with {{product}}")


class AgentConfig(opik.Config):
    model: str
    temperature: float
    steps: int
    strict: bool
    note: str
    system: opik.Prompt


def config(**changes):
    values = {"model": "gpt-4o", "temperature": 0.7, "steps": 3, "strict": True, "note": "grüße", "system": prompt}
    return AgentConfig(**(values | changes))


def values(found):
    return [found.model, found.temperature, found.steps, found.strict, found.note, found.system.format(product="Opik")]


@opik.track(project_name=PROJECT)
def agent(**selector):
    return values(client.get_or_create_config(project_name=PROJECT, **selector))


@opik.track(project_name=PROJECT)
def missing(**selector):
    try:
        client.get_or_create_config(project_name=PROJECT, **selector)
        return "found"
    except exceptions.ConfigNotFound:
        return "not found"


try:
    client.get_or_create_config(fallback=config())
    outside = "accepted"
except RuntimeError:
    outside = "refused"

absent = missing(version="latest")
created = agent(fallback=config())
second = client.create_config(config(model="claude", steps=5), description="another model")
before = agent()
client.set_config_env(version=second, env="staging")
staged = agent(env="staging")
client.set_config_env(version=second, env="prod")

manager = ConfigManager(PROJECT, client.rest_client)
mask = manager.create_mask({"model": "masked"})
with opik.agent_config_context(mask):
    masked = agent(version="v1")
latest = manager.get_blueprint()
project = client.rest_client.projects.retrieve_project(name=PROJECT)
history = client.rest_client.agent_configs.get_blueprint_history(project.id)
delta = client.rest_client.agent_configs.get_delta_by_id(latest.id)
client.rest_client.agent_configs.set_env_by_blueprint_name("prod", project.id, blueprint_name="v1")
moved = manager.get_blueprint(env="prod")
client.rest_client.agent_configs.delete_env("staging", project.id)
client.rest_client.agent_configs.remove_config_keys(keys=["note"], project_name=PROJECT)

answer(
    outside=outside,
    absent=absent,
    created=created,
    second=second,
    before=before,
    staged=staged,
    by_version=agent(version="v1"),
    newest=agent(version="v2"),
    masked=masked,
    latest=[latest.name, latest.description, sorted(latest.envs), sorted(latest.keys())],
    history=[blueprint.name for blueprint in history.content],
    delta=sorted(value.key for value in delta.values),
    moved=[moved.name, moved.type],
    gone=manager.get_blueprint(env="staging") is None,
    unknown=missing(version="v9"),
    shorter=[manager.get_blueprint().name, sorted(manager.get_blueprint().keys())],
)
