import type { Api } from '../kit/api'
import { random, uuid7 } from '../seed/random'

const BATCH = 1000
const AT_ONCE = 4
const NAMES = ['handle_message', 'rerank_hotels', 'summarise_thread', 'extract_itinerary', 'answer_question']
const WORDS = ['refund', 'flight', 'Lisbon', 'hotel', 'voucher', 'cancelled', 'breakfast', 'visa', 'train', 'seat', 'invoice', 'terminal']

/** `count` traces over the last 24 hours, written as fast as the server takes them. */
export async function fillTraces(api: Api, project: string, count: number): Promise<void> {
  const now = Date.now()
  let next = 0
  const lane = async () => {
    while (next < count) {
      const from = next
      next += BATCH
      const traces = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => trace(from + i, count, now))
      await api.post('/traces/batch', { traces: traces.map((each) => ({ ...each, project_name: project })) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

function trace(i: number, count: number, now: number): object {
  const dice = random(i)
  const start = now - 1000 - Math.floor(((count - i) / count) * 86_000_000)
  const duration = Math.round(200 + dice() ** 4 * 20_000)
  const words = (n: number) => Array.from({ length: n }, () => WORDS[Math.floor(dice() * WORDS.length)]).join(' ')
  return {
    id: uuid7(start, i),
    name: NAMES[Math.floor(dice() * NAMES.length)],
    start_time: new Date(start).toISOString(),
    end_time: new Date(start + duration).toISOString(),
    input: { message: words(14) },
    output: { answer: words(22) },
    tags: dice() < 0.1 ? ['vip'] : undefined,
    environment: dice() < 0.8 ? 'production' : 'staging',
    error_info: dice() < 0.02 ? { exception_type: 'UpstreamTimeout', message: 'no answer within 2 s', traceback: 'at call' } : undefined,
  }
}
