"""The prompt library: text and chat prompts, versions, pins, environments, tags, search, and what a trace keeps of a prompt."""
import opik
from opik import exceptions
from opik.api_objects.prompt import types as prompt_types
from opik.api_objects.prompt.mask_context import prompt_mask_context

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
# Of this version of the client only: environments belong to the workspace.
LIVE, STAGE = (f"{name}-{opik.__version__.replace('.', '-')}" for name in ("live", "stage"))
client.create_environment(LIVE)
client.create_environment(STAGE)

first = client.create_prompt("greeting", "Hello {{name}}", metadata={"temperature": 0.5})
same = client.create_prompt("greeting", "Hello {{name}}", metadata={"temperature": 0.5})
second = client.create_prompt("greeting", "Hi {{name}}, welcome to {{place}}", metadata={"temperature": 0.5})
tagged = client.create_prompt("described", "{% if a %}{{ a }}{% endif %}", type=prompt_types.PromptType.JINJA2, description="what for", change_description="begun", tags=["blue", "red"])

try:
    client.create_chat_prompt("greeting", [{"role": "user", "content": "x"}])
    mismatch = "accepted"
except exceptions.PromptTemplateStructureMismatch:
    mismatch = "refused"

messages = [{"role": "system", "content": "You know {{topic}}"}, {"role": "user", "content": [{"type": "text", "text": "{{question}}"}]}]
chat = client.create_chat_prompt("talk", messages)
chat_again = client.create_chat_prompt("talk", messages)

client.set_prompt_environments("greeting", [LIVE, STAGE], version="v1")
client.set_prompt_environments("greeting", [STAGE])
try:
    client.set_prompt_environments("greeting", ["nowhere"])
    unknown_environment = "accepted"
except exceptions.EnvironmentNotFoundError:
    unknown_environment = "refused"
try:
    client.set_prompt_environments("nobody", [])
    unknown_prompt = "accepted"
except exceptions.PromptNotFoundError:
    unknown_prompt = "refused"


def found(**pin):
    prompt = client.get_prompt("greeting", no_cache=True, **pin)
    return None if prompt is None else [prompt.version, prompt.prompt, sorted(name.split("-")[0] for name in prompt.environments or [])]


prompts = client.get_prompts_client()
prompts.batch_update_prompt_version_tags([first.version_id, second.version_id], ["kept"])
prompts.batch_update_prompt_version_tags([second.version_id], ["added"], merge=True)
history = client.get_prompt_history("greeting")
restored = client.rest_client.prompts.restore_prompt_version(client.get_prompt("greeting", no_cache=True).__internal_api__prompt_id__, first.version_id)

# Internal to the client, used by its runner while it tries other texts.
mask = prompts._PromptClient__internal_api__create_mask("greeting", "Masked {{name}}", project_name=PROJECT)
with prompt_mask_context({mask.prompt_id: mask.id}):
    masked = client.get_prompt("greeting", no_cache=True)


@opik.track(project_name=PROJECT)
def ask(name):
    return client.get_prompt("greeting", version="v2").format(name=name, place="Ulm")


text = ask("Ada")
opik.flush_tracker()
trace = client.search_traces(project_name=PROJECT, filter_string='name = "ask"', wait_for_at_least=1, wait_for_timeout=20)[0]

answer(
    first=[first.version, first.metadata, first.commit == first.version_id[-8:]],
    same=same.version_id == first.version_id,
    second=second.version,
    tagged=[tagged.version, sorted(tagged.tags), tagged.change_description, tagged.format(a="A")],
    mismatch=mismatch,
    chat=[chat.version, chat_again.version_id == chat.version_id, client.get_chat_prompt("talk").format({"topic": "maps", "question": "Where?"})],
    unknown_environment=unknown_environment,
    unknown_prompt=unknown_prompt,
    latest=found(),
    by_version=found(version="v1"),
    by_commit=found(commit=first.commit),
    by_environment=[found(environment=LIVE), found(environment=STAGE)],
    absent=[found(version="v9"), client.get_prompt("nobody"), client.get_prompt("greeting", project_name="no such project")],
    history=[[version.version, sorted(version.tags)] for version in history],
    searched_history=[version.version for version in client.get_prompt_history("greeting", search="WELCOME")],
    filtered_history=[version.version for version in client.get_prompt_history("greeting", filter_string='tags contains "added"')],
    by_metadata=[version.version for version in client.get_prompt_history("greeting", filter_string="metadata.temperature = 0.5")],
    chat_history=[version.version for version in client.get_chat_prompt_history("talk")],
    searched=sorted(prompt.name for prompt in client.search_prompts()),
    by_tag=[[prompt.name, sorted(prompt.tags)] for prompt in client.search_prompts(filter_string='tags contains "red"')],
    by_structure=[prompt.name for prompt in client.search_prompts(filter_string='template_structure = "chat"')],
    restored=[restored.version_number, restored.template, restored.change_description],
    mask=[mask.version_type, masked.prompt, masked.version, found()[0]],
    text=text,
    trace_prompts=[[prompt["name"], prompt["version"]["version_number"]] for prompt in trace.metadata["opik_prompts"]],
)
