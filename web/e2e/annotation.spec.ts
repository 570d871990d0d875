import { shuffledFor, type ReviewItem } from '../src/features/annotation/review/reviewItems'
import { uuid7 } from '../src/lib/uuid7'
import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedQueue, type SeededQueue } from './seed/annotation'

interface Scored {
  feedback_scores?: { name: string; value: number; category_name?: string }[]
  comments?: { text: string }[]
}

let number = 0
let project: string
let queue: SeededQueue
let projectId: string

test.beforeEach(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  project = `annotate-${Date.now()}-${number++}`
  queue = await seedQueue(api, project)
  projectId = await api.project(project)
})

const item = (page: { url: () => string }) => new URL(page.url()).searchParams.get('item')

test('a queue is reviewed by keyboard alone: choose, number, comment, submit, next', async ({ page, api }) => {
  await page.goto(`/default/sme?queueId=${queue.id}`)
  await expect(page.getByText('6 items are waiting for you.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => item(page)).toBe(queue.traces[0])
  await expect(page.getByRole('region', { name: 'What was said' }).getByText('I want my money back now.')).toBeVisible()
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await page.keyboard.press('c')
  await page.keyboard.type('Says when, not how much.')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => item(page)).toBe(queue.traces[1])
  await expect.poll(async () => (await api.get<Scored>(`/traces/${queue.traces[0]}`)).feedback_scores?.length).toBe(3)
  const scored = await api.get<Scored>(`/traces/${queue.traces[0]}`)
  expect(Object.fromEntries(scored.feedback_scores!.map((score) => [score.name, score.category_name ?? score.value]))).toEqual({ 'Answer is correct': 'Yes', Problem: 'Wrong fact', Helpfulness: 0.4 })
  await expect.poll(async () => (await api.get<Scored>(`/traces/${queue.traces[0]}`)).comments?.[0]?.text).toBe('Says when, not how much.')
  await expect(page.getByText('1 of 6 done')).toBeVisible()
})

test('Z takes a submission back and shows what was chosen, Shift+Enter goes back without', async ({ page, api }) => {
  await page.goto(`/default/sme?queueId=${queue.id}&stage=review`)
  await expect.poll(() => item(page)).toBe(queue.traces[0])
  await expect(page.getByRole('button', { name: 'Submit' })).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await api.get<Scored>(`/traces/${queue.traces[0]}`)).feedback_scores?.[0]?.value).toBe(0)
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => item(page)).toBe(queue.traces[0])
  await page.keyboard.press('s')
  await page.keyboard.press('z')
  await expect.poll(async () => (await api.get<Scored>(`/traces/${queue.traces[0]}`)).feedback_scores?.length ?? 0).toBe(0)
  await expect(page.getByRole('radio', { name: 'No', exact: true })).toHaveAttribute('aria-checked', 'true')
  await expect(page.getByText('0 of 6 done')).toBeVisible()
})

test('an answer survives a reload, and the end of the queue says so', async ({ page }) => {
  await page.goto(`/default/sme?queueId=${queue.id}&stage=review`)
  await expect(page.getByRole('button', { name: 'Submit' })).toBeVisible()
  await expect.poll(() => item(page)).not.toBeNull()
  await page.keyboard.press('y')
  await expect(page.getByRole('radio', { name: 'Yes', exact: true })).toHaveAttribute('aria-checked', 'true')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Yes', exact: true })).toHaveAttribute('aria-checked', 'true')
  for (const [at] of queue.traces.entries()) {
    await expect.poll(() => item(page)).toBe(queue.traces[at])
    await expect(page.getByRole('button', { name: 'Submit' })).toBeVisible()
    if (at > 0) await page.keyboard.press('y')
    await expect(page.getByRole('radio', { name: 'Yes', exact: true })).toHaveAttribute('aria-checked', 'true')
    await page.keyboard.press('Control+Enter')
  }
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible()
})

test('the list of a queue of 3,000 items draws only what is in view', async ({ page, api }) => {
  const large = await seedQueue(api, project, 'Large', 3000)
  await page.goto(`/default/sme?queueId=${large.id}&item=${large.traces[2500]}&stage=review`)
  await expect(page.getByText('of 3,000 done')).toBeVisible()
  await expect(page.locator('.qi.cur')).toBeVisible()
  expect(await page.locator('.qi').count()).toBeLessThan(60)
})

test('a queue is made, filled from its page and exported', async ({ page }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues/new`)
  await page.getByLabel('Name').fill('Refunds')
  await page.getByText('Helpfulness', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Create queue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Refunds' })).toBeVisible()
  await expect(page.getByText('Nothing is in this queue')).toBeVisible()
  await page.goto(`/default/projects/${projectId}/annotation-queues/${queue.id}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV, a column per reviewer' }).click()
  expect((await download).suggestedFilename()).toBe('Wrong-answers--week-47.csv')
})

test('reviewers see no side bar; several of one item have an order of their own, and metadata and every turn can be read', async ({ page, api }) => {
  await api.patch(`/traces/${queue.traces[0]}`, { project_name: project, metadata: { shift: 'night' } })
  await page.goto(`/default/sme?queueId=${queue.id}&item=${queue.traces[0]}&stage=review`)
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  await page.getByText('Metadata', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'What was said' })).toContainText('night')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: 'Open navigation' })).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })

  await api.patch(`/annotation-queues/${queue.id}`, { annotators_per_item: 2 })
  await page.goto(`/default/sme?queueId=${queue.id}&stage=review`)
  const order = () => page.locator('.qi').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('item')))
  await expect.poll(order).toHaveLength(6)
  const before = await order()
  expect(before).toEqual(shuffledFor('admin', queue.traces.map((id) => ({ id }) as ReviewItem)).map((item) => item.id))
  await page.reload()
  await expect.poll(order).toEqual(before)

  const start = Date.now()
  const turns = Array.from({ length: 120 }, (_, at) => ({ id: uuid7(start + at), project_name: project, thread_id: 'long', name: 'turn', start_time: new Date(start + at).toISOString(), end_time: new Date(start + at + 1).toISOString(), input: `ask ${at + 1}`, output: `answer ${at + 1}` }))
  await api.post('/traces/batch', { traces: turns })
  const thread = await api.post<{ thread_model_id: string }>('/traces/threads/retrieve', { project_id: projectId, thread_id: 'long' })
  const threads = uuid7()
  await api.post('/annotation-queues', { id: threads, project_id: projectId, name: 'Long ones', scope: 'thread', feedback_definition_names: ['Helpfulness'] })
  await api.post(`/annotation-queues/${threads}/items/add`, { ids: [thread.thread_model_id] })
  await page.goto(`/default/sme?queueId=${threads}&stage=review`)
  await expect(page.getByText('answer 100', { exact: true })).toBeAttached()
  await page.getByRole('button', { name: 'Show 20 more turns of 20' }).click()
  await expect(page.getByText('answer 120', { exact: true })).toBeAttached()
  await expect(page.getByRole('button', { name: /more turns/ })).toHaveCount(0)
})

test('items of a queue have the columns and the filters of Logs', async ({ page }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues/${queue.id}?filters=${encodeURIComponent(JSON.stringify([{ field: 'start_time', operator: '>', value: '2020-01-01T00:00:00Z' }]))}`)
  await expect(page.getByRole('row', { name: /Seville/ })).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Tags' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /Seville/ })).toContainText('question')
})

test('a deleted queue comes back with Undo', async ({ page, api }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues`)
  const row = page.locator(`tr[data-row-id="${queue.id}"]`)
  await row.getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete 1 queue' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
  expect((await api.get<{ name: string }>(`/annotation-queues/${queue.id}`)).name).toBe(queue.name)
})

test('every page of annotation is readable in both themes and on a phone', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto(`/default/projects/${projectId}/annotation-queues`)
  await expect(page.getByText(queue.name)).toBeVisible()
  await look(page, 'annotation-queues')
  await page.goto(`/default/projects/${projectId}/annotation-queues/${queue.id}`)
  await expect(page.getByText('Terminal 2', { exact: false }).first()).toBeVisible()
  await look(page, 'annotation-queue')
  await page.goto(`/default/projects/${projectId}/annotation-queues/${queue.id}?tab=configuration`)
  await expect(page.getByLabel('Name', { exact: true })).toBeVisible()
  await look(page, 'annotation-configuration')
  await page.goto(`/default/sme?queueId=${queue.id}`)
  await expect(page.getByTestId('sme-start')).toBeEnabled()
  await look(page, 'annotation-start')
  await page.goto(`/default/sme?queueId=${queue.id}&item=${queue.traces[1]}&stage=review`)
  await expect(page.getByText('stop C, and the next one', { exact: false })).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await look(page, 'annotation')
})
