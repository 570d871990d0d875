import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedOptimization, type SeededRun } from './seed/optimizations'

let list: string
let done: SeededRun
let name: string
let projectId: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `runs-${Date.now()}`
  projectId = await api.project(name)
  done = await seedOptimization(api, name, 'concierge-answer, run 6')
  list = `/default/projects/${projectId}/optimizations`
})

test('runs are listed with their gain, and open by their link', async ({ page }) => {
  await page.goto(list)
  await expect(page.locator('tbody tr[data-row-id]').first()).toContainText('evolutionary')
  await expect(page.getByRole('columnheader', { name: 'Metric' })).toBeVisible()
  await expect(page.locator('tbody tr[data-row-id]').first().locator('[data-cell-id$=_duration]')).toHaveText(/\d\sm?s/)
  await look(page, 'optimizations')
  await page.getByRole('link', { name: done.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: done.name })).toBeVisible()
})

test('chart, tree, table and difference have one selection, kept in the address', async ({ page }) => {
  await page.goto(`${list}/${done.id}`)
  await expect(page.locator('tr[aria-selected=true]')).toContainText('T14')
  // The head is there in full, beside its arrow.
  expect(await page.getByRole('columnheader', { name: 'Trial' }).getByRole('button').evaluate((head) => head.scrollWidth <= head.clientWidth)).toBe(true)
  await expect(page.locator('.diff .dl.added').first()).toContainText('Before you write')
  await look(page, 'optimization')
  await page.getByRole('button', { name: /^T8( .70)?, score/ }).click()
  await expect(page.locator('tr[aria-selected=true]')).toContainText('T8')
  expect(new URL(page.url()).searchParams.get('candidate')).toBe('c8')
  await page.goBack()
  await expect(page.locator('tr[aria-selected=true]')).toContainText('T14')
})

test('a gain within noise says ns, one beyond it is coloured; better ones can be had alone', async ({ page }) => {
  await page.goto(`${list}/${done.id}`)
  const row = (label: string) => page.locator('tbody tr[data-row-id]', { has: page.getByRole('link', { name: label, exact: true }) })
  await expect(row('T2')).toContainText('ns')
  await expect(row('T14').locator('.dlt.up')).toBeVisible()
  await page.getByRole('button', { name: 'Only better than baseline' }).click()
  await expect(row('T3')).toHaveCount(0)
  await expect(row('T14')).toBeVisible()
})

test('the trial has a page of its own: figures, items with what was lost first, prompt', async ({ page }) => {
  await page.goto(`${list}/${done.id}`)
  await page.getByRole('link', { name: 'T14', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('T14 of')
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await look(page, 'optimization-trial')
  await page.getByRole('tab', { name: 'Prompt' }).click()
  await expect(page.getByText('You are the travel concierge')).toBeVisible()
})

test('the best candidate becomes a version of the prompt library', async ({ page, api }) => {
  await page.goto(`${list}/${done.id}`)
  await page.getByRole('button', { name: 'Promote T14' }).click()
  const dialog = page.getByTestId('promote')
  await dialog.getByLabel('Prompt').fill('promoted')
  await dialog.getByRole('button', { name: 'Make prompt' }).click()
  await page.waitForURL('**/prompts/**')
  const { content } = await api.get<{ content: { name: string }[] }>(`/projects/${projectId}/prompts`)
  expect(content.map((each) => each.name)).toContain('promoted')
})

test('calls of models are counted, and a candidate is tried in the playground beside the baseline, on the items of the run', async ({ page }) => {
  await page.goto(`${list}/${done.id}`)
  // 15 trials with 40 items each, a call an item.
  await expect(page.getByText('600 model calls')).toBeVisible()
  await page.getByRole('button', { name: /^T8( .70)?, score/ }).click()
  await page.locator('.ob2').getByRole('link', { name: 'Playground' }).click()
  const [a, b] = [page.locator('[data-variant-index="0"]'), page.locator('[data-variant-index="1"]')]
  await expect(a).toContainText(`Loaded from T0 of run ${done.name}`)
  await expect(b).toContainText(`Loaded from T8 of run ${done.name}`)
  await expect(b.getByRole('textbox', { name: 'B, Message 1' })).toContainText('Before you write')
  await expect(a.getByRole('textbox', { name: 'A, Message 1' })).not.toContainText('Before you write')
  await expect(b).toContainText('gpt-5-mini')
  await expect(page.getByText(`refund-edge-cases ${done.name}`).first()).toBeVisible()
  await expect(page.getByText('Kept', { exact: false }).or(page.getByText(/Saved/)).first()).toBeVisible()
  await look(page, 'playground-trial', ['light', 'phone'])
  await page.reload()
  await expect(b).toContainText(`Loaded from T8 of run ${done.name}`)
  await b.getByRole('link', { name: /Loaded from T8/ }).click()
  await expect(page.locator('tr[aria-selected=true]')).toContainText('T8')
})

test('a running one grows by events, and is stopped', async ({ page, api }) => {
  const run = await seedOptimization(api, name, `live ${Date.now()}`, { items: 12, running: true })
  await page.goto(`${list}/${run.id}`)
  await expect(page.getByText('Trial 16 of 24')).toBeVisible()
  await expect(page.getByText('less than a minute left')).toBeVisible()
  await api.patch(`/experiments/${run.trials.at(-1)}`, { status: 'cancelled' })
  await expect(page.getByText('2 failed')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Stop…' }).click()
  await page.getByRole('button', { name: 'Stop the run' }).click()
  await expect(page.getByText('Cancelled')).toBeVisible()
  expect((await api.get<{ status: string }>(`/optimizations/${run.id}`)).status).toBe('cancelled')
})

test('an empty list teaches', async ({ page, api }) => {
  const empty = await api.project(`no-runs-${Date.now()}`)
  await page.goto(`/default/projects/${empty}/optimizations`)
  await expect(page.locator('.empty-page')).toContainText('Let a program find the better prompt')
  await look(page, 'optimizations-empty', ['light'])
})

test('the link that an optimizer prints leads to its run', async ({ page, api }) => {
  const { dataset_id } = await api.get<{ dataset_id: string }>(`/optimizations/${done.id}`)
  await page.goto(`/default/optimizations/${dataset_id}/compare?optimizations=${encodeURIComponent(JSON.stringify([done.id]))}`)
  await expect(page.getByRole('heading', { level: 1, name: done.name })).toBeVisible()
})
