import type { Page } from '@playwright/test'
import type { Api } from '../kit/api'
import { median, percentile } from './measure'

const ROUNDS = 15

/** Opens the palette anew, so that nothing found before is there; then from a text in its field to the first frame that draws other options, `wanted` among them, in ms. */
async function typedToDrawn(page: Page, text: string, wanted: string): Promise<number> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.locator('[data-testid=command-palette] input').waitFor()
  return page.evaluate(
    ([typed, label]) =>
      new Promise<number>((resolve, reject) => {
        const field = document.querySelector<HTMLInputElement>('[data-testid=command-palette] input')
        if (!field) return reject(new Error('the palette is not open'))
        const limit = setTimeout(() => reject(new Error(`${label} did not come`)), 30_000)
        const options = () => [...document.querySelectorAll('[data-testid=command-palette] [role=option]')].map((option) => option.textContent ?? '')
        const before = options().join()
        const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
        const began = performance.now()
        const look = () => {
          const now = options()
          if (now.join() === before || !now.some((option) => option.includes(label!))) return requestAnimationFrame(look)
          clearTimeout(limit)
          resolve(performance.now() - began)
        }
        write.call(field, typed)
        field.dispatchEvent(new Event('input', { bubbles: true }))
        requestAnimationFrame(look)
      }),
    [text, wanted] as const,
  )
}

export interface PaletteFigures {
  /** A page of the menu, from what the browser knows. */
  local: string
  /** A whole id, and a part of a name, from the server: the pause in typing is part of it. */
  id: string
  name: string
  /** The server's part of the two. */
  server: string
}

/** Searches in the palette of a project with very many traces. */
export async function paletteFigures(page: Page, api: Api, projectId: string): Promise<PaletteFigures> {
  const traces = (await api.get<{ content: { id: string }[] }>(`/traces?project_id=${projectId}&size=${ROUNDS}`)).content
  await page.goto(`/default/projects/${projectId}/logs?logsType=traces`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  const local: number[] = []
  const ids: number[] = []
  const names: number[] = []
  const asked: number[] = []
  for (const [round, { id }] of traces.entries()) {
    local.push(await typedToDrawn(page, 'dashb', 'Dashboards'))
    // Not the action that filters by the id, which is there at once.
    ids.push(await typedToDrawn(page, id, `Trace ${id.slice(0, 8)}`))
    // Another part of the name each time: what was asked before is kept.
    names.push(await typedToDrawn(page, 'summarise_thread'.slice(0, 16 - round), 'summarise_thread'))
    for (const text of [id, 'rerank']) {
      const began = performance.now()
      await api.get(`/search?text=${text}&limit=5`)
      asked.push(performance.now() - began)
    }
  }
  const say = (times: number[]) => `${median(times).toFixed(0)} ms, p90 ${percentile(times, 0.9).toFixed(0)} ms`
  return { local: say(local), id: say(ids), name: say(names), server: say(asked) }
}
