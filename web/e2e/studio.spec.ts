import type { Page } from '@playwright/test'
import type { StudioState } from '../src/features/studio/wire'
import { Api } from './kit/api'
import { FakeStudio } from './kit/fakeStudio'
import { expect, look, test } from './kit/test'
import { seedOptimization, type SeededRun } from './seed/optimizations'
import { seedPlayground } from './seed/playground'

let name: string
let projectId: string
let list: string
let going: SeededRun

const RUNNING: StudioState = {
  state: 'running',
  trials_done: 15,
  trials_planned: 24,
  current: { name: 'T16', parent_ids: ['c14'], change: 'add an example', items_done: 31, items_total: 58 },
  spent: 6.84,
  limit: 10,
  model_calls: 1940,
  started_at: new Date(Date.now() - 18 * 60_000 - 12_000).toISOString(),
}

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `studio-${Date.now()}`
  projectId = await api.project(name)
  going = await seedOptimization(api, name, 'concierge-answer, run 6', { running: 'bare', studio: true })
  list = `/default/projects/${projectId}/optimizations`
})

const open = async (page: Page, state: StudioState | null, search = '') => {
  const fake = await FakeStudio.over(page, state)
  await page.goto(`${list}/${going.id}${search}`)
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  return fake
}

test('a run on the server shows how far it is, what it spends, and the candidate that is tried', async ({ page }) => {
  const fake = await open(page, RUNNING)
  await expect(page.getByText('Trial 16 of 24')).toBeVisible()
  await expect(page.getByText('runs on the server')).toBeVisible()
  await expect(page.getByText('of $10.00')).toBeVisible()
  await expect(page.getByText('1,940 model calls')).toBeVisible()
  const row = page.locator('tbody tr[data-row-id]').first()
  await expect(row).toContainText('T16')
  await expect(row).toContainText('31 of 58 items')
  await expect(row).toContainText('add an example')
  await page.getByRole('button', { name: 'Ask a model why it helps' }).click()
  await expect(page.getByTestId('explanation')).toContainText('Words of gpt-5-mini, not measured.')
  expect(fake.asked.at(-1)).toMatchObject({ what: 'explain', body: { experiment_id: going.trials[14] } })
  await look(page, 'studio-run')
  await page.getByRole('button', { name: /^T16, score/ }).click()
  await expect(page.getByText('T16 is being tried.')).toBeVisible()
})

test('pause, go on and another limit are asked of the server; what it refuses stands beside the fields', async ({ page }) => {
  const fake = await open(page, RUNNING)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('paused', { exact: true })).toBeVisible()
  await expect(page.getByText('Trial 15 of 24')).toBeVisible()
  await expect(page.getByText('31 of 58 items')).toHaveCount(0)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('thinks of the next prompt')).toBeVisible()
  await page.getByRole('button', { name: 'stops at the limit' }).click()
  const limits = page.getByRole('dialog', { name: 'Limits of the run' })
  await limits.getByLabel('Dollars').fill('0')
  await expect(limits.getByText('More than 0 dollars, or empty.')).toBeVisible()
  await limits.getByLabel('Dollars').fill('20')
  await limits.getByLabel('Trials').fill('60')
  await look(page, 'studio-limits', ['light'])
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('of $20.00')).toBeVisible()
  await expect(page.getByText('Trial 16 of 60')).toBeVisible()
  expect(fake.asked.map((each) => each.what)).toEqual(['pause', 'resume', 'limits'])
  expect(fake.asked.at(-1)!.body).toEqual({ cost: 20, trials: 60 })
})

test('the log of a run is shown line by line', async ({ page }) => {
  const fake = await FakeStudio.over(page, RUNNING)
  fake.lines = [
    { n: 1, at: new Date().toISOString(), level: 'INFO', text: 'Baseline: 0.525 over 58 items' },
    { n: 2, at: new Date().toISOString(), level: 'WARN', text: 'T6 failed: the model refused 58 of 58 calls' },
  ]
  await page.goto(`${list}/${going.id}`)
  await page.getByRole('button', { name: 'Log' }).click()
  await expect(page.getByRole('log', { name: 'Log' })).toContainText('T6 failed')
  await look(page, 'studio-log', ['light'])
})

test('where the server does not know the run, it is a run like any other', async ({ page }) => {
  await open(page, null)
  await expect(page.getByText('15 trials').or(page.getByText('Trial 15 of 24')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
})

test('a new run: an example, a dataset with its rows, what is missing and what the server refuses beside the fields; nothing typed is lost', async ({ page, api }) => {
  const fake = await FakeStudio.over(page, null)
  fake.estimate = { status: 400, errors: ['studio_config.llm_model.model: no provider has gpt-5-mini', 'limits.cost: has to be 0.10 at least'] }
  const dataset = `tickets ${name}`
  await api.post('/datasets', { name: dataset, project_id: projectId })
  const { id } = await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: dataset, project_name: name })
  await api.put('/datasets/items', { dataset_id: id, items: ['question', 'complaint', 'order'].map((each, index) => ({ source: 'sdk', data: { input: `Ticket ${index + 1}: my seat was double booked, what now?`, expected_output: each } })) })
  await page.goto(list)
  await page.getByRole('link', { name: 'New optimization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New optimization' })).toBeVisible()
  await look(page, 'studio-new-empty', ['light'])
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Choose a dataset.', { exact: true })).toBeVisible()
  await page.getByLabel('Begin with').selectOption('classification')
  await page.getByLabel('Name').fill('ticket classes')
  await page.getByRole('button', { name: /^Dataset:/ }).click()
  await page.getByRole('button', { name: dataset }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('Ticket 1')
  await expect(page.getByLabel('Expected field')).toHaveValue('expected_output')
  await page.getByRole('button', { name: /^Model of the prompt/ }).click()
  await page.getByLabel('Search, or type any name').fill('gpt-5-mini')
  await page.getByRole('button', { name: /gpt-5-mini”/ }).click()
  // A field is completed where it is begun.
  const message = page.getByRole('textbox', { name: 'Prompt, Message 2' })
  await message.fill('{{wrong}} ')
  await expect(page.getByText('wrong is no field of the dataset.')).toBeVisible()
  await message.fill('')
  await message.pressSequentially('Message: {{inp')
  await page.getByRole('listbox').getByRole('option', { name: 'input' }).click()
  await expect(message).toHaveValue('Message: {{input}}')
  await expect(page.getByText('no provider has gpt-5-mini')).toBeVisible()
  await expect(page.getByText('has to be 0.10 at least')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name')).toHaveValue('ticket classes')
  await expect(message).toHaveValue('Message: {{input}}')
  fake.estimate = { items: 3, calls_per_trial: 6, trials: 21, calls: 126, cost: 7.2 }
  await page.getByLabel('Trials').fill('21')
  await expect(page.getByText('21 trials with the baseline on 3 rows: 126 calls, beside those that write prompts, about $7.20')).toBeVisible()
  await expect(page.getByText('It stops at $5.00.')).toBeVisible()
  await look(page, 'studio-new')
})

test('a run is begun from a prompt, a variant of the playground, a dataset, an earlier run, and by the palette', async ({ page, api }) => {
  await FakeStudio.over(page, { ...RUNNING, state: 'finished', current: undefined, stopped_by: 'cost_limit', finished_at: new Date().toISOString() })
  const seeded = await seedPlayground(api, `begun-${Date.now()}`, 6)
  const project = `/default/projects/${seeded.project}`
  const system = page.getByRole('textbox', { name: 'Prompt, Message 1' })

  await page.goto(`${project}/prompts/${seeded.prompt.id}`)
  await page.getByRole('link', { name: 'Optimize…' }).click()
  await expect(system).toHaveValue(/Be brief: at most 60 words/)
  await expect(page.getByLabel('Name')).toHaveValue(seeded.prompt.name)

  await page.goto(`${project}/datasets/${seeded.dataset.id}/items`)
  await page.getByRole('link', { name: 'Optimize…' }).click()
  await expect(page.getByRole('button', { name: `Dataset: ${seeded.dataset.name}` })).toBeVisible()
  await expect(page.getByText('6 rows', { exact: true })).toBeVisible()

  await page.goto(`${project}/playground?dataset=${seeded.dataset.id}`)
  await expect(page.getByTestId('playground-loaded-source-pill')).toHaveText(seeded.dataset.name)
  await page.getByRole('textbox', { name: 'A, Message 1' }).fill('Answer like a pirate.')
  await page.getByRole('button', { name: 'More for A' }).click()
  await page.getByRole('menuitem', { name: 'Optimize…' }).click()
  await expect(system).toHaveValue('Answer like a pirate.')
  await expect(page.getByRole('button', { name: `Dataset: ${seeded.dataset.name}` })).toBeVisible()

  const done = await seedOptimization(api, name, `again ${Date.now()}`, { items: 4, studio: true })
  await page.goto(`${list}/${done.id}`)
  await expect(page.getByText('Stopped at the limit of dollars.')).toBeVisible()
  await page.getByRole('link', { name: 'Run again' }).click()
  await expect(page.getByLabel('Name')).toHaveValue(/^again \d+$/)
  await expect(system).toHaveValue(/You are the travel concierge/)
  await expect(page.getByRole('radio', { name: /^Evolutionary/ })).toBeChecked()
  await expect(page.getByLabel('Candidates a generation')).toHaveValue('6')
  await expect(page.getByLabel('Dollars')).toHaveValue('10')

  await page.goto(list)
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  const find = page.getByRole('combobox', { name: 'Search or jump to' })
  await expect(find).toBeFocused()
  await find.pressSequentially('new optim')
  await page.getByRole('option', { name: 'New optimization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New optimization' })).toBeVisible()
})

test('of a run of a program elsewhere the sentence can be asked for, with a model that is named; a refusal is told', async ({ page, api }) => {
  const fake = await FakeStudio.over(page, null)
  const done = await seedOptimization(api, name, `elsewhere ${Date.now()}`, { items: 4 })
  await page.goto(`${list}/${done.id}`)
  await page.getByRole('button', { name: /^T8( .\d+)?, score/ }).click()
  await page.getByRole('button', { name: 'Ask a model why it helps' }).click()
  await page.getByLabel('Model').fill('gpt-5')
  fake.refuse = 'no provider has gpt-5'
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'no provider has gpt-5' })).toBeVisible()
  await look(page, 'studio-why', ['light', 'phone'])
  fake.refuse = null
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByTestId('explanation')).toContainText('Words of gpt-5, not measured.')
  expect(fake.asked.at(-1)).toEqual({ what: 'explain', body: { experiment_id: done.trials[8], model: 'gpt-5' } })
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Run again' })).toHaveCount(0)
})
