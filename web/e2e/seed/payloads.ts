import type { MadeTrace } from './made.ts'

const refund = { booking_id: 'FW-48213', amount: 318, currency: 'EUR', reason: 'cancelled_by_property' }

/** Input, output and metadata of a span by its name: one of each known message shape. */
export function payload(name: string, trace: MadeTrace): { input?: unknown; output?: unknown; metadata?: unknown } {
  const user = trace.input_preview ?? ''
  switch (name) {
    case 'gpt-5-mini':
      return {
        input: {
          model: 'gpt-5-mini',
          messages: [
            { role: 'system', content: 'You plan the next steps of a travel assistant. Answer with a list of tools.' },
            { role: 'user', content: user },
          ],
        },
        output: {
          choices: [
            {
              index: 0,
              finish_reason: 'stop',
              message: { role: 'assistant', content: '1. `get_booking`\n2. `retrieve_policy`\n3. `issue_refund`' },
            },
          ],
        },
        metadata: { temperature: 0.2, created_from: 'openai' },
      }
    case 'compose_answer':
      return {
        input: {
          system:
            'You are the concierge of Fernweh.\n\nBe brief. Never promise what a tool did not confirm. Quote amounts with their currency.',
          messages: [
            { role: 'user', content: user },
            { role: 'assistant', content: [{ type: 'tool_use', id: 'call_7Qd', name: 'issue_refund', input: refund }] },
            {
              role: 'user',
              content: [
                {
                  type: 'tool_result',
                  tool_use_id: 'call_7Qd',
                  is_error: true,
                  content: 'payment-gateway did not answer within 2000 ms; request queued as rq_90211',
                },
              ],
            },
          ],
        },
        output: {
          role: 'assistant',
          stop_reason: 'end_turn',
          content: [
            {
              type: 'text',
              text: 'I am sorry, that is a stressful place to be with two children. I have filed the refund of **€318.00** for booking FW-48213, but the payment service did not confirm it yet. It is queued and you will get an e-mail within 30 minutes.\n\nMeanwhile, two family rooms are free within 600 m: **Hotel Alfama** (€142) and **Casa do Sol** (€129). Shall I book one?',
            },
          ],
        },
        metadata: { max_tokens: 1024, model: 'claude-sonnet-4-5', created_from: 'anthropic', providers: ['anthropic'], opik_prompts: [{ name: 'concierge-answer', version: { version_number: 'v10' } }] },
      }
    case 'issue_refund':
      return {
        input: refund,
        metadata: {
          http: { method: 'POST', url: 'https://pay.fernweh.example/v2/refunds', status: null },
          retry_after_ms: 1500,
          thread: 'worker-7',
        },
      }
    case 'vector_search':
      return {
        input: { query: 'hotel cancelled by property refund', top_k: 4 },
        output: {
          hits: Array.from({ length: 4 }, (_, i) => ({
            id: `policy-${i}`,
            score: 0.91 - i * 0.07,
            text: 'If the property cancels within 24 hours of arrival the full price is refunded to the original method.',
          })),
        },
      }
    case 'embed_query':
      return { input: { text: user }, output: { embedding: Array.from({ length: 1536 }, (_, i) => Math.round(Math.sin(i) * 1e6) / 1e6) } }
    default:
      return { input: { message: user, thread: trace.thread_id }, output: { ok: true } }
  }
}
