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

test('a deleted queue comes back with Undo', async ({ page, api }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues`)
  const row = page.locator(`tr[data-row-id="${queue.id}"]`)
  await row.getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete queue' }).click()
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
