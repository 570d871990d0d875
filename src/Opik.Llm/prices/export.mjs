// Writes the prices that Opik.Llm reads: node export.mjs FILE. Texts (descriptions, comments, links) are left out.
import { writeFileSync } from 'node:fs'
import { waitForUpdate } from '@pydantic/genai-prices'

const providers = (await waitForUpdate()) ?? []
const prices = providers.map((provider) => ({
  id: provider.id,
  match: provider.provider_match,
  modelMatch: provider.model_match,
  fallback: provider.fallback_model_providers,
  models: provider.models.map((model) => ({
    id: model.id,
    match: model.match,
    prices: Array.isArray(model.prices)
      ? model.prices.map((entry) => ({ from: entry.constraint?.start_date, timeOfDay: entry.constraint?.type === 'time_of_date', price: entry.prices }))
      : [{ price: model.prices }],
  })),
}))
if (prices.length === 0) throw new Error('The package holds no prices.')
writeFileSync(process.argv[2], JSON.stringify(prices))
