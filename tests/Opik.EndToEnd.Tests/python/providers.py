"""Keys of model providers and chat completions through the REST client of the official package."""
import json
import sys

import opik

project, address, token = sys.argv[1], sys.argv[2], sys.argv[3]
rest = opik.Opik(project_name=project).rest_client
keys = rest.llm_provider_key


def find(name):
    return next(key for key in keys.find_llm_provider_keys().content if key.provider_name == name)


name = "gateway " + project
keys.store_llm_provider_api_key(provider="custom-llm", provider_name=name, api_key="sk-python-secret-9876", base_url=address, headers={"x-team": "blue"}, configuration={"models": "m"})
stored = find(name)
keys.update_llm_provider_api_key(stored.id, name="renamed")
read = keys.get_llm_provider_api_key_by_id(stored.id)

answer = {"provider": read.provider, "api_key": read.api_key, "name": read.name, "headers": read.headers}
model = f"custom-llm/{name}/m"
raw = rest.chat_completions.with_raw_response.create_chat_completions(
    model=model,
    messages=[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "python"}],
    temperature=0.0,
    max_completion_tokens=50,
)
choice = raw.data.choices[0]
answer["content"] = choice.message.content
answer["finish_reason"] = choice.finish_reason
answer["usage"] = [raw.data.usage.prompt_tokens, raw.data.usage.completion_tokens, raw.data.usage.total_tokens]
answer["header_provider"] = raw.headers.get("x-opik-provider")
answer["header_model"] = raw.headers.get("x-opik-actual-model")

answer["ollama"] = [m.name for m in rest.ollama.list_models(base_url=address)]
answer["connected"] = rest.ollama.test_connection(base_url=address).connected

if hasattr(keys, "test_llm_provider_auth_config"):
    from opik.rest_api.types import provider_auth_config as recipe
    result = keys.test_llm_provider_auth_config(auth_config=recipe.ProviderAuthConfig(token_url=token, credentials=[{"key": "client_id", "value": "me"}]))
    answer["lifetime"] = json.loads(result.model_dump_json() if hasattr(result, "model_dump_json") else result.json()).get("lifetime_seconds")

try:
    rest.chat_completions.create_chat_completions(model="no-such-model", messages=[{"role": "user", "content": "x"}])
    answer["unknown"] = 200
except Exception as error:  # the type differs between versions
    answer["unknown"] = error.status_code

keys.delete_llm_provider_api_keys_batch(ids=[stored.id])
answer["left"] = [key.id for key in keys.find_llm_provider_keys().content or [] if key.id == stored.id]
print(json.dumps(answer))
