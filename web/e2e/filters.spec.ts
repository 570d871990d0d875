import type { Page } from '@playwright/test'
import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedTraces, sendTrace, type SeededProject } from './seed/traces'
import { uuid7 } from './seed/random'

let project: SeededProject
let logs: string

test.beforeAll(async ({ baseURL }) => {
  project = await seedTraces(new Api(baseURL!), `filters-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 40)
  const api = new Api(baseURL!)
  for (const name of ['alpha', 'beta', 'gamma']) {
    const trace = await sendTrace(api, project.name, name)
    const now = Date.now()
    const times = { start_time: new Date(now).toISOString(), end_time: new Date(now + 5).toISOString() }
    await api.post('/spans/batch', { spans: [{ id: uuid7(now, Math.floor(Math.random() * 1e9)), trace_id: trace, project_name: project.name, name: 'call', type: 'llm', model: `model-${name}`, ...times }] })
  }
  logs = `/default/projects/${project.id}/logs`
})

const filtersOf = (page: Page) => JSON.parse(new URL(page.url()).searchParams.get('filters') ?? 'null') as unknown
const rows = (page: Page) => page.locator('tbody tr[data-row-id]')
const type = async (page: Page, text: string) => {
  await page.getByTestId('search-input').fill(text)
  await page.getByTestId('search-input').press('Enter')
}

test('"or" makes a group, "and" inside it joins, and Back takes it away', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces&range=7d`)
  await expect(rows(page).first()).toBeVisible()
  await type(page, 'name = alpha or name = beta')
  await expect(rows(page)).toHaveCount(2)
  const group = page.getByRole('group', { name: 'Any of: Name = alpha or Name = beta' })
  await expect(group).toBeVisible()
  await type(page, 'or name = gamma and model = model-gamma')
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByRole('group', { name: /^Any of/ }).locator('.fall')).toHaveCount(1)
  await look(page, 'logs-groups')
  await page.goBack()
  await expect(rows(page)).toHaveCount(2)
  // By the keyboard: the word between two chips turns.
  await group.getByRole('button', { name: 'or: change to and' }).focus()
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(0)
  expect(filtersOf(page)).toEqual([
    { field: 'name', operator: '=', value: 'alpha' },
    { field: 'name', operator: '=', value: 'beta' },
  ])
  await page.getByRole('button', { name: 'and: change to or' }).click()
  await expect(rows(page)).toHaveCount(2)
  await group.getByRole('button', { name: 'Remove filter Name' }).first().click()
  await expect(rows(page)).toHaveCount(1)
  expect(filtersOf(page)).toEqual([{ field: 'name', operator: '=', value: 'beta' }])
})

test('a part dragged onto another makes them alternatives', async ({ page }) => {
  const filters = ['alpha', 'gamma'].map((value) => ({ field: 'name', operator: '=', value }))
  await page.goto(`${logs}?logsType=traces&range=7d&filters=${encodeURIComponent(JSON.stringify(filters))}`)
  const parts = page.locator('.fpart')
  await expect(parts).toHaveCount(2)
  await parts.nth(1).locator('.chip .f').dragTo(parts.nth(0).locator('.chip .f'))
  await expect(page.getByRole('group', { name: 'Any of: Name = alpha or Name = gamma' })).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})

test('"is any of" takes several values, by typing and by ticking', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces&range=7d`)
  await expect(rows(page).first()).toBeVisible()
  await type(page, 'name in alpha, beta')
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Value of Name: alpha, beta' }).click()
  await page.getByRole('checkbox', { name: /^gamma/ }).click()
  await expect(rows(page)).toHaveCount(3)
  expect(filtersOf(page)).toEqual([{ field: 'name', operator: 'in', value: 'alpha,beta,gamma' }])
  await look(page, 'logs-any-of', ['light'])
  await page.keyboard.press('Escape')
})

test('traces are found by the models of their spans, which a column shows', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces&range=7d`)
  await expect(rows(page).first()).toBeVisible()
  await page.getByTestId('search-input').fill('model = model-b')
  await page.getByRole('option', { name: /^model-beta/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('dialog', { name: 'Columns' }).getByText('Models', { exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(rows(page).locator('td', { hasText: 'model-beta' })).toHaveCount(1)
})

test('a group counts in figures, is copied as code with what clients cannot say, and is a card on a phone', async ({ page }) => {
  const group = { any: [{ field: 'name', operator: '=', value: 'alpha' }, { all: [{ field: 'name', operator: '=', value: 'beta' }, { field: 'duration', operator: '>', value: '1' }] }] }
  await page.goto(`${logs}?logsType=traces&range=7d&filters=${encodeURIComponent(JSON.stringify([group]))}`)
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByTestId('metrics-card-count-value')).toHaveText('2')
  await page.getByRole('button', { name: /^Export all/ }).click()
  await page.getByRole('menuitem', { name: 'Copy as Python' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('# left out, clients cannot say it (curl can): {"any":')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.locator('.sheetbtn').click()
  const sheet = page.getByRole('dialog', { name: 'Filters' })
  await expect(sheet.getByRole('group', { name: /^Any of: Name = alpha or/ })).toBeVisible()
  await look(page, 'logs-groups-sheet', ['phone'])
})

test('tokens, paths of the input and queues are filters; a queue is chosen and shown by its name', async ({ page, api }) => {
  const alpha = (await api.get<{ content: { id: string }[] }>(`/traces?project_id=${project.id}&size=1&filters=${encodeURIComponent(JSON.stringify([{ field: 'name', operator: '=', value: 'alpha', key: '' }]))}`)).content[0]!.id
  const queue = uuid7(Date.now(), Math.floor(Math.random() * 1e9))
  await api.post('/annotation-queues', { id: queue, project_id: project.id, name: 'Odd answers', scope: 'trace' })
  await api.post(`/annotation-queues/${queue}/items/add`, { ids: [alpha] })
  await page.goto(`${logs}?logsType=traces&range=7d`)
  await expect(rows(page).first()).toBeVisible()
  await type(page, 'input_json.question = Where to?')
  await expect(rows(page)).toHaveCount(3)
  await expect(page.locator('.chip .f')).toHaveText('Input at question')
  await type(page, 'output_tokens != 0')
  await expect(rows(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove filter Output tokens' }).click()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Add filter' })
  await form.getByLabel('Field').selectOption({ label: 'Annotation queue' })
  await form.getByLabel('Value').selectOption({ label: 'Odd answers' })
  await form.getByRole('button', { name: 'Add filter' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Value of Annotation queue: Odd answers' })).toBeVisible()
  await page.getByRole('button', { name: 'Operator of Annotation queue: contains' }).click()
  await page.getByRole('menuitemradio', { name: 'is empty' }).click()
  await expect(rows(page)).toHaveCount(2)
})

test('columns of calls, comments, guardrails and threads are chosen; a thread in a row opens beside the list', async ({ page, api }) => {
  const trace = await sendTrace(api, project.name, 'guarded', { thread_id: `guarded-${Date.now()}` })
  await api.post(`/traces/${trace}/comments`, { text: 'Look at this again.' })
  await page.goto(`${logs}?logsType=traces&range=7d&filters=${encodeURIComponent(JSON.stringify([{ field: 'name', operator: '=', value: 'guarded' }]))}`)
  await expect(rows(page)).toHaveCount(1)
  await expect(page.locator(`[data-cell-id="${trace}_comments"]`)).toHaveText('1')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  const chooser = page.getByRole('dialog', { name: 'Columns' })
  for (const name of ['LLM calls', 'Input tokens', 'End', 'Experiment', 'Guardrails', 'Thread']) await chooser.getByText(name, { exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.locator(`[data-cell-id="${trace}_llmCalls"]`)).toHaveText('0')
  await look(page, 'logs-more-columns')
  await page.locator(`[data-cell-id="${trace}_thread"] a`).click()
  await expect(page.getByTestId('thread')).toBeVisible()
})
