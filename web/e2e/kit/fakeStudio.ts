import type { Page } from '@playwright/test'
import type { Explanation, StudioEstimate, StudioLine, StudioState } from '../../src/features/studio/wire'

/** Stands in for what the server says of a run that it makes: every state can be had at once, and what the page asks is kept. */
export class FakeStudio {
  readonly asked: { what: string; body: unknown }[] = []
  lines: StudioLine[] = []
  explanations: Explanation[] = []
  /** Why explaining is refused; null: it is not. */
  refuse: string | null = null
  estimate: StudioEstimate | { status: number; errors: string[] } = { items: 58, calls_per_trial: 60, trials: 48, calls: 2940, cost: 7.2 }

  /** null: the server does not know the run. */
  private constructor(public state: StudioState | null) {}

  static async over(page: Page, state: StudioState | null): Promise<FakeStudio> {
    const fake = new FakeStudio(state)
    await page.route(/\/optimizations\/studio\/[^/]+\/state/, (route) => (fake.state ? route.fulfill({ json: fake.state }) : route.fulfill({ status: 404, json: { errors: ['no such run'] } })))
    await page.route(/\/optimizations\/studio\/[^/]+\/lines/, (route) => {
      const after = Number(new URL(route.request().url()).searchParams.get('after'))
      return route.fulfill({ json: { lines: fake.lines.filter((each) => each.n > after), last: fake.lines.at(-1)?.n ?? 0 } })
    })
    await page.route(/\/optimizations\/studio\/[^/]+\/(pause|resume|limits)/, (route) => {
      const what = /(pause|resume|limits)/.exec(route.request().url())![0]
      const body = route.request().postDataJSON() as { cost?: number; trials?: number } | null
      fake.asked.push({ what, body })
      const state = fake.state
      if (state) {
        if (what === 'pause') fake.state = { ...state, state: 'paused', current: undefined }
        if (what === 'resume') fake.state = { ...state, state: 'running' }
        if (what === 'limits') fake.state = { ...state, limit: body?.cost, trials_planned: body?.trials ?? state.trials_planned }
      }
      return route.fulfill({ status: what === 'limits' ? 204 : 202 })
    })
    await page.route(/\/optimizations\/studio\/estimate/, (route) => {
      fake.asked.push({ what: 'estimate', body: route.request().postDataJSON() })
      return 'errors' in fake.estimate ? route.fulfill({ status: fake.estimate.status, json: { errors: fake.estimate.errors } }) : route.fulfill({ json: fake.estimate })
    })
    await page.route(/\/optimizations\/[^/]+\/explanations/, (route) => {
      if (route.request().method() === 'GET') return route.fulfill({ json: { content: fake.explanations } })
      if (fake.refuse) return route.fulfill({ status: 400, json: { errors: [fake.refuse] } })
      const body = route.request().postDataJSON() as { experiment_id: string; model?: string }
      fake.asked.push({ what: 'explain', body })
      const made = { experiment_id: body.experiment_id, model: body.model ?? 'gpt-5-mini', created_at: new Date().toISOString(), text: '11 of the 14 won items had a queued refund reported as done. The 5 lost items exceed 60 words.' }
      fake.explanations.push(made)
      return route.fulfill({ status: 201, json: made })
    })
    return fake
  }
}
