import type { Api } from '../kit/api'
import { random, uuid7 } from './random'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const BATCH = 400
/** When it began and ended, minutes before now. */
const BEGAN = 420
const ENDED = 330

export interface Incident {
  id: string
  name: string
  from: number
  to: number
}

/**
 * Two days of traces of one name with a quiet night, and 90 minutes in which a release with another model failed and was
 * slow: what a histogram, key figures against the day before and "What differs?" have something to say about.
 */
export async function seedIncident(api: Api, name: string, perDay = 1400): Promise<Incident> {
  const id = await api.project(name, 'An afternoon that went wrong')
  const now = Date.now()
  const next = random(77)
  const traces: object[] = []
  const spans: object[] = []
  for (let i = 0; i < 2 * perDay; i++) {
    const before = (i / perDay) * DAY + 0.05 * DAY * Math.sin((i / perDay) * 2 * Math.PI)
    const at = Math.round(now - 30_000 - before)
    const bad = before > ENDED * MINUTE && before < BEGAN * MINUTE
    const failed = next() < (bad ? 0.38 : 0.012)
    const release = bad && next() < 0.85 ? '2026.11.3' : '2026.11.2'
    const model = bad && next() < 0.8 ? 'gpt-5-mini' : next() < 0.7 ? 'claude-sonnet-4-5' : 'gpt-5-mini'
    const duration = Math.round(Math.exp(6.9 + next() * 1.2 + next() * 0.8) * (bad ? 1.7 : 1))
    const cost = 0.002 + 0.02 * next() * next()
    const trace = uuid7(at, 500_000 + i + Math.floor(now % 1e6) * 7)
    const error = failed ? { exception_type: bad ? 'PaymentTimeout' : 'UpstreamTimeout', message: 'no answer within 2000 ms', traceback: 'Checkout.PayAsync  Checkout.cs:88' } : undefined
    const common = { project_name: name, start_time: new Date(at).toISOString(), end_time: new Date(at + duration).toISOString() }
    const tags = bad && next() < 0.6 ? ['checkout', 'eu-west'] : next() < 0.4 ? ['checkout'] : undefined
    traces.push({
      ...common, id: trace, name: next() < 0.8 ? 'checkout' : 'browse', input: { cart: i }, output: failed ? null : { paid: true },
      metadata: { release, region: bad ? 'eu-west' : 'eu-north' }, environment: next() < 0.85 ? 'production' : 'staging', tags, error_info: error, source: 'sdk',
    })
    spans.push({
      ...common, id: uuid7(at, 900_000 + i + Math.floor(now % 1e6) * 7), trace_id: trace, name: 'decide', type: 'llm', model, provider: model.startsWith('gpt') ? 'openai' : 'anthropic',
      usage: { prompt_tokens: 900, completion_tokens: 120, total_tokens: 1020 }, total_estimated_cost: cost,
    })
    if (failed) spans.push({ ...common, id: uuid7(at, 1_300_000 + i + Math.floor(now % 1e6) * 7), trace_id: trace, name: 'charge_card', type: 'tool', error_info: error })
  }
  for (let at = 0; at < traces.length; at += BATCH) await api.post('/traces/batch', { traces: traces.slice(at, at + BATCH) })
  for (let at = 0; at < spans.length; at += BATCH) await api.post('/spans/batch', { spans: spans.slice(at, at + BATCH) })
  return { id, name, from: now - BEGAN * MINUTE, to: now - ENDED * MINUTE }
}
