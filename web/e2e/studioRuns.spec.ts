import type { Page } from '@playwright/test'
import { Api } from './kit/api'
import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { seedTickets, ticketModel, type Tickets } from './seed/studio'

let fake: FakeLlm
let models: string
let name: string
let tickets: Tickets

test.beforeEach(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `tickets-${Math.floor(Math.random() * 1e9).toString(36)}`
  fake = await FakeLlm.start()
  fake.answer = ticketModel()
  models = await fake.register(api, name)
  tickets = await seedTickets(api, name)
})

test.afterEach(() => fake.stop())

const list = () => `/default/projects/${tickets.project}/optimizations`

async function fill(page: Page, trials: string): Promise<void> {
  await page.goto(`${list()}?new=true&template=classification&dataset=${tickets.dataset.id}`)
  await page.getByLabel('Name').fill('ticket classes')
  await page.getByRole('button', { name: /^Model of the prompt/ }).click()
  await page.getByLabel('Search, or type any name').fill(`${models}gpt-5-mini`)
  await page.getByRole('button', { name: 'gpt-5-mini', exact: true }).first().click()
  await page.getByRole('radio', { name: /^Hierarchical/ }).check({ force: true })
  await page.getByLabel('Trials').fill(trials)
}

test('a run is started, found better prompts trial by trial, and is run again', async ({ page, api }) => {
  await fill(page, '3')
  await expect(page.getByText('4 trials with the baseline on 12 rows: 48 calls')).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ticket classes' })).toBeVisible()
  await expect(page.getByText('All trials are done.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Completed')).toBeVisible()
  const rows = page.locator('tbody tr[data-row-id]')
  await expect(rows).toHaveCount(4)
  await expect(page.locator('tr[aria-selected=true]')).toContainText('T3')
  await expect(page.locator('tr[aria-selected=true]')).toContainText('add rule 3')
  await expect(page.locator('.diff .dl.added').filter({ hasText: 'Rule 3' })).toBeVisible()
  await page.getByRole('button', { name: 'Log' }).click()
  await expect(page.getByRole('log', { name: 'Log' })).toContainText('T3')
  await look(page, 'studio-done', ['light'])
  await page.getByRole('link', { name: 'Run again' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('ticket classes 2')
  await expect(page.getByRole('button', { name: `Dataset: ${tickets.dataset.name}` })).toBeVisible()
  await expect(page.getByLabel('Trials')).toHaveValue('3')
  const { content } = await api.get<{ content: { status: string }[] }>(`/projects/${tickets.project}/optimizations`)
  expect(content.map((each) => each.status)).toEqual(['completed'])
})

test('a run is paused, goes on, is given another limit, and stopped', async ({ page, api }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const model = ticketModel()
  let calls = 0
  // The baseline and the first candidate pass; what follows waits.
  fake.answer = (asked, request) => ({ ...model(asked, request), ...(++calls > 20 ? { hold: held } : {}) })
  await fill(page, '40')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Trial 1 of 40')).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('tbody tr[data-row-id]').first()).toContainText('of 12 items')
  await look(page, 'studio-live', ['light'])
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('pauses after the open calls')).toBeVisible()
  release()
  await expect(page.getByText('paused', { exact: true })).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'stops at the limit' }).click()
  const limits = page.getByRole('dialog', { name: 'Limits of the run' })
  await limits.getByLabel('Trials').fill('501')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(limits.getByRole('alert')).toContainText('between 1 and 500')
  await limits.getByLabel('Trials').fill('2')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/of 2$/)).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('All trials are done.')).toBeVisible({ timeout: 30_000 })
  expect((await api.get<{ content: unknown[] }>(`/projects/${tickets.project}/optimizations`)).content).toHaveLength(1)
})

test('a stopped run says so; one whose model fails shows what it said; what the server refuses stands beside its field', async ({ page }) => {
  const held = new Promise<void>(() => {})
  fake.answer = () => ({ text: 'x', hold: held })
  await fill(page, '5')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Stop…' }).click()
  await page.getByRole('button', { name: 'Stop the run' }).click()
  await expect(page.getByText('Stopped by hand.')).toBeVisible({ timeout: 15_000 })

  fake.answer = () => ({ refuse: 'the context is too long' })
  await fill(page, '5')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('the context is too long').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Stopped by an error.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
  await look(page, 'studio-failed', ['light'])

  await fill(page, '5')
  await page.getByRole('button', { name: /^Model of the prompt/ }).click()
  await page.getByLabel('Search, or type any name').fill('nobody/none')
  await page.getByRole('button', { name: /Use .nobody/ }).click()
  await expect(page.locator('[aria-label="Prompt"] [role=alert]')).toContainText('nobody')
})
