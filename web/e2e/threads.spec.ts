import { expect, inspect, look, test } from './kit/test'
import { Api } from './kit/api'
import { seedLongThread, seedThread } from './seed/threads'

let project: { id: string; name: string }
let stay: string[]
const LONG = 1000

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  const name = `threads-${Date.now()}`
  project = { id: await api.project(name), name }
  stay = (await seedThread(api, name, 'th_lisbon')).turns
  await seedLongThread(api, name, 'th_long', LONG)
})

const address = (thread: string, more = '') => `/default/projects/${project.id}/logs?logsType=threads&thread=${thread}${more}`

test('a thread opens at its last turn, with what its tools did', async ({ page }) => {
  await page.goto(`/default/projects/${project.id}/logs?logsType=threads`)
  await page.getByRole('link', { name: /th_lisbon/ }).first().click()
  const thread = page.getByTestId('thread-turns')
  await thread.getByText('Shall I book one?').waitFor()
  await expect(thread.getByRole('article', { name: 'Turn 7' })).toContainText('2 failed')
  await expect(page.getByTestId('thread')).toContainText('frustration')
  await expect(page.getByRole('navigation', { name: 'Turns' }).getByRole('listitem')).toHaveCount(7)
})

test('a trace opens in the same panel and Back returns to the turn', async ({ page }) => {
  await page.goto(address('th_lisbon'))
  const first = page.getByRole('article', { name: 'Turn 1', exact: true })
  await page.getByRole('navigation', { name: 'Turns' }).getByRole('button', { name: /Hello, we booked/ }).click()
  await first.getByTestId('view-trace').click()
  await page.getByTestId('traces').waitFor()
  await expect(page).toHaveURL(new RegExp(`trace=${stay[0]}`))
  await page.goBack()
  await expect(first).toBeInViewport()
  await first.getByTestId('view-trace').click()
  await page.getByTestId('traces').waitFor()
  await page.keyboard.press('Escape')
  await expect(first).toBeInViewport()
})

test('a call opens the trace at its spans, files of a turn stand below it, and a score names its author', async ({ page, api }) => {
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await fetch(`${api.base}/api/v1/private/attachment/upload?file_name=room.png&entity_type=trace&entity_id=${stay[6]}&project_name=${project.name}&mime_type=image/png`, { method: 'PUT', body: bytes })
  await page.goto(address('th_lisbon'))
  const turn = page.getByRole('article', { name: 'Turn 7', exact: true })
  await expect(turn.getByTestId('attachments')).toContainText('room.png')
  const scores = page.getByRole('complementary', { name: 'About the thread' })
  await expect(scores.locator('[data-score="frustration"]')).toContainText('Asked three times for a human.')
  await expect(scores.locator('[data-score="frustration"]')).toContainText('online, admin')
  await turn.getByTitle('Open the trace at this call').filter({ hasText: '2 failed' }).click()
  await page.getByTestId('traces').waitFor()
  await expect(page.locator('[role=treeitem][aria-selected=true] .err').first()).toBeVisible()
  await expect(page).toHaveURL(/trace_panel_filters=/)
  await page.goBack()
  await expect(turn).toBeInViewport()
})

test('a score of a thread is deleted and brought back', async ({ page, api }) => {
  const own = `th_scored_${Date.now()}`
  await seedThread(api, project.name, own)
  await page.goto(address(own))
  const scores = page.getByRole('complementary', { name: 'About the thread' })
  await scores.getByRole('button', { name: 'Delete the score coherence' }).click()
  await expect(scores.locator('[data-score="coherence"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(scores.locator('[data-score="coherence"]')).toBeVisible()
})

test('a thousand turns are searched on the server and only those in view are drawn', async ({ page }) => {
  const traces: string[] = []
  page.on('request', (request) => {
    if (/\/private\/traces\/[0-9a-f-]{36}\?*$/.test(request.url())) traces.push(request.url())
  })
  await page.goto(address('th_long'))
  await page.getByRole('article', { name: `Turn ${LONG}` }).waitFor()
  expect(await page.getByTestId('thread-turn').count()).toBeLessThan(20)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('lighthouse')
  const found = page.getByRole('navigation', { name: 'Turns' })
  await expect(found.getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Where is the lighthouse?').last()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Behind the lighthouse, then left.')).toBeVisible()
  expect(traces.length).toBeLessThan(60)
  await inspect(page)
})

test('thumbs, comments and closing', async ({ page, api }) => {
  await page.goto(address('th_lisbon'))
  const turn = page.getByRole('article', { name: 'Turn 7' })
  await turn.getByRole('button', { name: 'Bad answer' }).click()
  await expect(turn.getByRole('button', { name: 'Bad answer' })).toHaveAttribute('aria-pressed', 'true')
  await expect
    .poll(async () => (await api.get<{ feedback_scores?: { name: string; value: number }[] }>(`/traces/${stay[6]}`)).feedback_scores?.find((each) => each.name === 'User feedback')?.value)
    .toBe(0)
  await page.getByTestId('comments').getByRole('textbox', { name: 'Comment' }).fill('Called them')
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('comments').getByText('Called them').waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Close thread' }).click()
  await expect(page.getByTestId('thread').getByText('inactive', { exact: true })).toBeVisible()
})

test('the next turn of an open thread appears by itself', async ({ page, api }) => {
  await seedThread(api, project.name, 'th_live')
  await page.goto(address('th_live'))
  await page.getByRole('article', { name: 'Turn 7' }).waitFor()
  const now = Date.now()
  await api.post('/traces/batch', {
    traces: [{ project_name: project.name, thread_id: 'th_live', name: 'handle_message', start_time: new Date(now).toISOString(), input: { message: 'Are you there?' } }],
  })
  await expect(page.getByRole('navigation', { name: 'Turns' }).getByRole('button', { name: /Are you there/ })).toBeVisible()
})

test('the thread at every size', async ({ page }) => {
  await page.goto(address('th_lisbon'))
  await page.getByText('Shall I book one?').waitFor()
  await look(page, 'thread')
})

test('scores of a thread stay in view where there is no room for a third column', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 800 })
  await page.goto(address('th_lisbon'))
  await expect(page.locator('[data-score="frustration"]')).toBeInViewport()
  await expect(page.getByRole('article', { name: 'Turn 7' })).toBeInViewport()
  await inspect(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.locator('[data-score="frustration"]')).toBeInViewport()
  await inspect(page)
})
