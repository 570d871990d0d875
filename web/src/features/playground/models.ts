import type { ProviderKey } from '../settings/api'
import type { ListedModel } from './api'

export interface ModelGroup {
  provider: string
  models: { value: string; label: string; reasoning: boolean }[]
}

const MOST_SHOWN = 60

/** The name without its provider: `custom-llm/vllm/llama-3` is `llama-3`. */
export const shortModel = (model: string) => model.replace(/^(custom-llm|ollama|bedrock)\/[^/]+\//, '')

/** Models of providers with a key, those that have the text, some of each: a list of a thousand helps nobody. */
export function modelGroups(listed: Record<string, ListedModel[]>, keys: ProviderKey[], text: string): ModelGroup[] {
  const wanted = text.trim().toLowerCase()
  const known = new Set(keys.map((key) => key.provider))
  return Object.entries(listed)
    .filter(([provider]) => known.has(provider))
    .map(([provider, models]) => ({
      provider,
      models: models
        .map((model) => ({ value: model.qualified_name ?? model.id, label: model.label, reasoning: model.reasoning }))
        .filter((model) => model.value.toLowerCase().includes(wanted))
        .slice(0, MOST_SHOWN),
    }))
    .filter((group) => group.models.length > 0)
}
