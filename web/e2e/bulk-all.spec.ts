import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedExperiments } from './seed/experiments'
import { seedOptimization } from './seed/optimizations'
import { seedTraces } from './seed/traces'

const rows = (page: Page) => page.locator('tbody tr[data-row-id]')
const bar = (page: Page) => page.getByRole('toolbar')
const jobs = (page: Page) => page.getByTestId('bulk-job')
const told = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible({ timeout: 30_000 })
const total = (page: Page) => page.getByRole('grid').getAttribute('aria-rowcount').then((count) => Number(count) - 1)

/** Entities of a project of their own, more than a page of a list has. */
async function make(api: Api, path: string, count: number, body: (number: number) => object): Promise<void> {
  for (let from = 0; from < count; from += 20) await Promise.all(Array.from({ length: Math.min(20, count - from) }, (_, i) => api.post(path, body(from + i))))
}

async function open(page: Page, projectId: string, list: string, more = ''): Promise<void> {
  await page.goto(`/default/projects/${projectId}/${list}${more}`)
  await rows(page).first().waitFor()
}

test('all experiments that match are tagged, exported and deleted, also what is not loaded', async ({ page, api }) => {
  test.setTimeout(120_000)
  const name = `bulk-experiments-${Date.now()}`
  const projectId = await api.project(name)
  await make(api, '/experiments', 130, (number) => ({ name: `${number % 2 ? 'odd' : 'even'} run ${number}`, dataset_name: name, project_name: name, metadata: { model: 'gpt-5-mini' } }))
  await open(page, projectId, 'experiments', '?search=odd')
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await expect(bar(page)).toContainText('65 selected')
  await look(page, 'bulk-experiments')

  await page.keyboard.press('t')
  await page.getByRole('textbox', { name: 'Add tags' }).fill('kept')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Apply' }).click()
  await told(page, '65 experiments tagged')
  await expect(rows(page).first()).toContainText('kept')

  // One is unticked, and stays out of the file and of the deletion.
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await rows(page).nth(1).locator('.c-tick').click()
  const spared = await rows(page).nth(1).getAttribute('data-row-id')
  await expect(bar(page)).toContainText('64 selected')
  await bar(page).getByRole('button', { name: 'Export' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV, usual columns' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe(`${name}-experiments.csv`)
  const file = await readFile((await download.path())!, 'utf8')
  expect(file.split('\r\n')[0]).toContain('metadata.model')
  expect(file.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7/gm)).toHaveLength(64)

  await page.keyboard.press('Delete')
  await expect(jobs(page).filter({ hasText: 'Deleting 64 experiments' })).toBeVisible()
  await told(page, '64 experiments deleted')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toHaveAttribute('data-row-id', spared!)
  const left = await api.get<{ total: number }>(`/experiments?project_id=${projectId}&page=1&size=1`)
  expect(left.total).toBe(66)
})

test('a queue that somebody else deleted, and one that comes later, do not disturb the deletion of all; Z takes one back', async ({ page, api }) => {
  test.setTimeout(120_000)
  const projectId = await api.project(`bulk-queues-${Date.now()}`)
  const queue = (name: string) => ({ name, project_id: projectId, scope: 'trace' })
  await make(api, '/annotation-queues', 120, (number) => queue(`queue ${number}`))
  await open(page, projectId, 'annotation-queues')
  expect(await total(page)).toBe(120)

  await rows(page).first().locator('.c-tick').click()
  await page.getByRole('button', { name: 'Select all 120' }).click()
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(0)
  await expect(jobs(page)).toBeVisible()
  await page.keyboard.press('z')
  await expect(rows(page).first()).toBeVisible()
  expect(await total(page)).toBe(120)

  const { content } = await api.get<{ content: { id: string }[] }>(`/annotation-queues?filters=${encodeURIComponent(JSON.stringify([{ field: 'project_id', operator: '=', value: projectId }]))}&size=3`)
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await page.keyboard.press('Delete')
  await expect(jobs(page)).toContainText('Deleting 120 queues')
  await api.post('/annotation-queues/delete', { ids: [content[1]!.id] })
  await api.post('/annotation-queues', queue('came later'))
  await told(page, '119 queues deleted')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('came later')
})

test('alerts are turned off and on by the keyboard alone, those in a state among them, and deleted with undo', async ({ page, api }) => {
  test.setTimeout(120_000)
  const projectId = await api.project(`bulk-alerts-${Date.now()}`)
  await make(api, '/alerts', 115, (number) => ({ name: `alert ${number}`, project_id: projectId, enabled: true, webhook: { url: 'https://example.com/hook' }, triggers: [{ event_type: 'prompt:created' }] }))
  const enabled = async () => {
    const { content } = await api.get<{ content: { enabled: boolean }[] }>(`/projects/${projectId}/alerts?page=1&size=1000`)
    return content.filter((each) => each.enabled).length
  }
  await open(page, projectId, 'alerts')
  await page.getByRole('checkbox', { name: 'Select all that match' }).focus()
  await page.keyboard.press('Space')
  await expect(bar(page)).toContainText('115 selected')
  await bar(page).getByRole('button', { name: 'Turn off' }).focus()
  await page.keyboard.press('Enter')
  await told(page, '115 alerts turned off')
  expect(await enabled()).toBe(0)

  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await expect(bar(page)).toContainText('2 selected')
  await bar(page).getByRole('button', { name: 'Turn on' }).click()
  await told(page, '2 alerts turned on')
  expect(await enabled()).toBe(2)

  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await page.getByTestId('alerts-bulk-delete-button').click()
  await jobs(page).getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page).first()).toBeVisible()
  expect(await total(page)).toBe(115)
})

test('nothing ticked: no bar, and the keys of the bar do nothing', async ({ page, api }) => {
  const projectId = await api.project(`bulk-none-${Date.now()}`)
  await api.post('/prompts', { name: 'only one', template: 'Hello', project_id: projectId })
  await open(page, projectId, 'prompts')
  await page.keyboard.press('Delete')
  await expect(bar(page)).toHaveCount(0)
  await rows(page).first().locator('.c-tick').click()
  await page.keyboard.press('Delete')
  // What it takes along is asked before.
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 prompt' }).click()
  await expect(rows(page)).toHaveCount(0)
  await expect(jobs(page)).toBeVisible()
  await page.keyboard.press('z')
  await expect(rows(page)).toHaveCount(1)
  await expect(bar(page)).toHaveCount(0)
})

test('all items of a queue that match leave it, and can be taken back', async ({ page, api }) => {
  test.setTimeout(120_000)
  const project = await seedTraces(api, `bulk-items-${Date.now()}`, 130)
  const { content } = await api.get<{ content: { id: string }[] }>(`/traces?project_id=${project.id}&size=120`)
  const queue = crypto.randomUUID().replace(/^(.{8}-.{4}-)4/, '$17')
  await api.post('/annotation-queues', { id: queue, project_id: project.id, name: 'All', scope: 'trace' })
  await api.post(`/annotation-queues/${queue}/items/add`, { ids: content.map(({ id }) => id) })
  const items = async () => (await api.get<{ items_count: number }>(`/annotation-queues/${queue}`)).items_count
  await page.goto(`/default/projects/${project.id}/annotation-queues/${queue}`)
  await rows(page).first().waitFor()
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await rows(page).first().locator('.c-tick').click()
  await page.getByRole('button', { name: 'Take 119 out of the queue' }).click()
  await expect(jobs(page)).toContainText('Taking 119 traces out of the queue')
  await page.keyboard.press('z')
  await expect(jobs(page)).toHaveCount(0)
  expect(await items()).toBe(120)
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await rows(page).first().locator('.c-tick').click()
  await page.getByRole('button', { name: 'Take 119 out of the queue' }).click()
  await told(page, '119 traces taken out of the queue')
  await expect(rows(page)).toHaveCount(1)
  expect(await items()).toBe(1)
})

for (const [path, word] of [['prompts', 'prompts'], ['datasets', 'datasets']] as const)
  test(`all ${word} that match get a tag, and one loses it again`, async ({ page, api }) => {
    const name = `bulk-tags-${path}-${Date.now()}`
    const projectId = await api.project(name)
    await make(api, `/${path}`, 24, (number) => ({ name: `${number % 2 ? 'odd' : 'even'} ${number} ${name}`, project_id: projectId, ...(path === 'prompts' ? { template: 'Hello' } : {}) }))
    await open(page, projectId, path, '?search=odd')
    await page.getByRole('checkbox', { name: 'Select all that match' }).click()
    await page.keyboard.press('t')
    await page.getByRole('textbox', { name: 'Add tags' }).fill('kept')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Apply' }).click()
    await told(page, '12 ')
    await expect(rows(page).first()).toContainText('kept')
    await rows(page).first().locator('.c-tick').click()
    await bar(page).getByRole('button', { name: 'Tag', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: /kept/ }).click()
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(rows(page).first()).not.toContainText('kept')
    const { content } = await api.get<{ content: { tags?: string[] }[] }>(`/${path}?project_id=${projectId}&page=1&size=100`)
    expect(content.filter((each) => each.tags?.includes('kept'))).toHaveLength(11)
  })

test('trials of an optimization are ticked: compared, exported, deleted with undo', async ({ page, api }) => {
  test.setTimeout(120_000)
  const name = `bulk-trials-${Date.now()}`
  const projectId = await api.project(name)
  const run = await seedOptimization(api, name, 'run 1')
  await open(page, projectId, `optimizations/${run.id}`)
  await expect(bar(page)).toHaveCount(0)
  const first = rows(page).first()
  const gone = (await first.getAttribute('data-row-id'))!
  await first.locator('.c-tick').click()
  await rows(page).nth(1).locator('.c-tick').click()
  await expect(bar(page)).toContainText('2 selected')
  await look(page, 'bulk-trials', ['light'])
  const compared = await bar(page).getByRole('link', { name: 'Compare' }).getAttribute('href')
  expect(decodeURIComponent(compared!)).toMatch(/compare\?experiments=\["[^"]+","[^"]+"/)
  const waiting = page.waitForEvent('download')
  await bar(page).getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV, usual columns' }).click()
  const file = await readFile((await (await waiting).path())!, 'utf8')
  expect(file.trim().split('\r\n').length).toBeGreaterThanOrEqual(3)
  await rows(page).nth(1).locator('.c-tick').click()
  const of = () => api.get<{ total: number }>(`/experiments?optimization_id=${run.id}&types=${encodeURIComponent('["regular","trial","mini-batch","mutation"]')}&page=1&size=1`)
  const before = (await of()).total
  for (const undone of [true, false]) {
    await page.keyboard.press('Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 trial' }).click()
    await expect(page.locator(`tr[data-row-id="${gone}"]`)).toHaveCount(0)
    if (!undone) break
    await page.keyboard.press('z')
    await expect(first).toHaveAttribute('data-row-id', gone)
    await first.locator('.c-tick').click()
  }
  await expect.poll(async () => (await of()).total, { timeout: 30_000 }).toBeLessThan(before)
  await expect(page.locator(`tr[data-row-id="${gone}"]`)).toHaveCount(0)
})

test('items of a comparison are ticked: into a dataset, a queue, a file', async ({ page, api }) => {
  test.setTimeout(120_000)
  const seeded = await seedExperiments(api, `bulk-compared-${Date.now()}`, 6)
  const ids = encodeURIComponent(JSON.stringify(seeded.experiments.slice(0, 2).map(({ id }) => id)))
  await open(page, seeded.projectId, `experiments/${seeded.datasetId}/compare`, `?experiments=${ids}`)
  await rows(page).nth(0).locator('.c-tick').click()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('2 selected')
  await look(page, 'bulk-compared', ['light'])
  await bar(page).getByRole('button', { name: 'Export' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /JSON/ }).click()
  const ticked = await Promise.all([0, 1].map((at) => rows(page).nth(at).getAttribute('data-row-id')))
  const lines = (await readFile((await (await waiting).path())!, 'utf8')).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id).sort()).toEqual(ticked.sort())
  await page.keyboard.press('d')
  await page.getByRole('dialog').getByRole('textbox').fill('from the comparison')
  await page.getByRole('dialog').getByRole('button', { name: 'Create and add' }).click()
  await told(page, '2 traces added')
  const made = async () => (await api.get<{ content: { name: string; dataset_items_count: number }[] }>(`/datasets?project_id=${seeded.projectId}&page=1&size=50`)).content.find((each) => each.name === 'from the comparison')
  expect((await made())?.dataset_items_count).toBe(2)
})

test('definitions of scores are ticked: exported and deleted with undo', async ({ page, api }) => {
  const name = `bulk-def-${Date.now()}`
  for (const part of ['a', 'b', 'c']) await api.post('/feedback-definitions', { name: `${name}-${part}`, type: 'numerical', details: { min: 0, max: 1 } })
  const left = async () => (await api.get<{ total: number }>(`/feedback-definitions?name=${name}`)).total
  await page.goto('/default/configuration?tab=feedback-definitions')
  for (const part of ['a', 'b']) await page.getByRole('checkbox', { name: `Select ${name}-${part}` }).check({ force: true })
  await expect(bar(page)).toContainText('2 selected')
  await look(page, 'bulk-definitions', ['light'])
  const waiting = page.waitForEvent('download')
  await bar(page).getByRole('button', { name: 'Export' }).click()
  const file = JSON.parse(await readFile((await (await waiting).path())!, 'utf8')) as { name: string }[]
  expect(file.map((each) => each.name).sort()).toEqual([`${name}-a`, `${name}-b`])
  await bar(page).getByRole('button', { name: 'Delete 2 definitions' }).click()
  await expect(page.getByText(`${name}-a`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${name}-a`)).toBeVisible()
  expect(await left()).toBe(3)
  await page.getByRole('checkbox', { name: `Select ${name}-c` }).check({ force: true })
  await bar(page).getByRole('button', { name: 'Delete 1 definition' }).click()
  await page.goto('/default/projects')
  await expect.poll(left).toBe(2)
})

test('heads say what all rows have in sum or on average, after the rows and without moving them', async ({ page, api }) => {
  const project = await seedTraces(api, `heads-${Date.now()}`, 160)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/logs/figures?**', async (route) => {
    await held
    await route.continue()
  })
  await open(page, project.id, 'logs', '?logsType=traces&range=all')
  const first = await rows(page).first().boundingBox()
  release()
  const head = (id: string) => page.locator(`th[data-header-id="${id}"]`)
  await expect(head('duration')).toContainText(/p50 [\d.]+/)
  await expect(head('cost')).toContainText(/sum ≈?\$/)
  await expect(head('name')).toContainText(/errors [\d.]+/)
  expect(await rows(page).first().boundingBox()).toEqual(first)
  await look(page, 'heads-logs')

  const figures = await api.get<{ current: { p90: number; count: number; cost: number } }>(`/projects/${project.id}/logs/figures?entity_type=traces`)
  expect(figures.current.p90).toBeGreaterThan(0)
  await head('duration').getByRole('button', { name: /p50/ }).click()
  await expect(head('duration')).toContainText(/p90 [\d.]+/)
  await head('cost').getByRole('button', { name: /sum/ }).press('Enter')
  await expect(head('cost')).toContainText(/avg \$/)
  await page.reload()
  await expect(head('duration')).toContainText(/p90 [\d.]+/)

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Figures of all rows in the heads' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(page.locator('.hf')).toHaveCount(0)
  await page.reload()
  await rows(page).first().waitFor()
  await expect(page.locator('.hf')).toHaveCount(0)
})
