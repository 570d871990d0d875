import type { Browser } from '@playwright/test'
import { seedLargeTrace, seedTraces, sendTrace, type SeededProject } from './seed/traces'
import { expect, look, test } from './kit/test'
import { Api } from './kit/api'

let project: SeededProject
let logs: string

test.beforeAll(async ({ baseURL }) => {
  project = await seedTraces(new Api(baseURL!), `walk-${Date.now()}`, 300)
  logs = `/default/projects/${project.id}/logs`
})

const search = (page: { url: () => string }) => new URL(page.url()).searchParams

test('a project opens from the list by its name, at its threads, and the table draws only what is in view', async ({ page }) => {
  await page.goto('/default/projects')
  await page.getByRole('link', { name: project.name, exact: true }).click()
  await page.waitForURL('**/logs?logsType=threads')
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await page.getByTestId('level-traces').click()
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await expect.poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount'))).toBeGreaterThan(100)
  expect(await page.locator('tbody tr[data-row-id]').count()).toBeLessThan(60)
})

/** What a first visit of an address asks the API for until its rows are there, in this order. */
async function askedUntilRows(browser: Browser, address: string): Promise<{ asked: string[]; level: string; moved: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.includes('/v1/private/')) asked.push(pathname + (searchParams.get('size') === '100' ? ' rows' : ''))
  })
  await page.goto(address)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  const level = (await page.locator('[data-testid^=level-][aria-pressed=true]').getAttribute('data-testid'))!
  const moved = await page.evaluate(
    () =>
      new Promise<number>((tell) => {
        let sum = 0
        new PerformanceObserver((seen) => seen.getEntries().forEach((entry) => (sum += (entry as unknown as { value: number }).value))).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => tell(sum), 300)
      }),
  )
  await context.close()
  return { asked, level, moved }
}

test('a first visit shows threads where there are any, without a request more before the rows; a link and a choice are obeyed', async ({ page, browser, api, baseURL }) => {
  const at = `${baseURL}${logs}`
  const threads = await askedUntilRows(browser, at)
  const traces = await askedUntilRows(browser, `${at}?logsType=traces`)
  const rowsAt = ({ asked }: { asked: string[] }) => asked.findIndex((each) => each.endsWith(' rows'))
  expect([threads.level, traces.level]).toEqual(['level-threads', 'level-traces'])
  expect(threads.asked[rowsAt(threads)]).toMatch(/traces\/threads rows$/)
  expect(traces.asked[rowsAt(traces)]).toMatch(/private\/traces rows$/)
  expect(rowsAt(threads)).toBe(rowsAt(traces))
  expect(threads.asked.filter((each) => each.endsWith('/traces rows'))).toEqual([])
  expect(threads.moved).toBeLessThan(0.02)

  // A project without threads: traces; with one, the next visit knows.
  const own = `first-${Date.now()}`
  const id = await api.project(own)
  await sendTrace(api, own, 'alone')
  await page.goto(`/default/projects/${id}/logs`)
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1)
  await expect(page.getByTestId('level-traces')).toHaveAttribute('aria-pressed', 'true')
  await sendTrace(api, own, 'said', { thread_id: 'one' })
  await page.reload()
  await expect(page.getByTestId('level-threads')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1)
  await page.getByTestId('level-traces').click()
  await page.goto(`/default/projects/${id}/logs`)
  await expect(page.getByTestId('level-traces')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(2)
})

test('J and Enter open a row, J moves it, Back leaves the panel in one step', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces`)
  const rows = page.locator('tbody tr[data-row-id]')
  await rows.first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await rows.nth(1).getAttribute('data-row-id')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('traces')).toBeVisible()
  expect(search(page).get('trace')).toBe(second)
  await page.keyboard.press('j')
  await expect.poll(() => search(page).get('trace')).not.toBe(second)
  await page.goBack()
  await expect(page.getByRole('grid')).toBeVisible()
  expect(search(page).get('trace')).toBeNull()
})

test('E walks the errors and the failed span shows its stack', async ({ page }) => {
  const failed = project.traces.find((trace) => trace.error_info)!
  await page.goto(`${logs}?trace=${failed.id}`)
  await page.getByTestId('trace-tree-node-issue_refund').first().waitFor()
  await page.keyboard.press('e')
  await expect(page.getByTestId('error-callout')).toContainText('RefundClient.IssueAsync')
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveAttribute('data-testid', 'trace-tree-node-issue_refund')
})

test('arrow keys move and fold inside the tree; the address of a span opens it, also under the older paths', async ({ page }) => {
  await page.goto(`${logs}?trace=${project.traces[0]!.id}`)
  await page.getByTestId('trace-tree-node-plan').click()
  await page.getByRole('tree').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByTestId('trace-tree-node-gpt-5-mini')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: 'gpt-5-mini' })).toBeVisible()
  const address = page.url()
  await page.goto(address.replace('/default/', '/opik/default/').replace('/logs', '/traces'))
  await expect(page.getByRole('heading', { name: 'gpt-5-mini' })).toBeVisible()
  expect(page.url()).toMatch(/\/opik\/default\/projects\/[^/]+\/logs\?/)
})

test('links that clients print lead to the project', async ({ page }) => {
  await page.goto(`/default/redirect/projects?name=${project.name}`)
  await page.waitForURL('**/logs*')
  await expect(page.getByRole('button', { name: project.name })).toBeVisible()
})

test('text narrows the list, a typed filter becomes a chip, and Back takes it away', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('voucher', { delay: 20 })
  await expect.poll(() => search(page).get('search')).toBe('voucher')
  await page.getByTestId('search-input').fill('duration > 10s')
  await page.keyboard.press('Enter')
  await expect(page.locator('.chip .v', { hasText: '10' })).toBeVisible()
  expect(JSON.parse(search(page).get('filters')!)).toEqual([{ field: 'duration', operator: '>', value: '10000' }])
  await page.goBack()
  await expect(page.locator('.chip .v')).toHaveCount(0)
})

test('new rows wait behind the strip until asked for', async ({ page, api }) => {
  const own = await seedTraces(api, `live-${Date.now()}`, 20)
  await page.goto(`/default/projects/${own.id}/logs?logsType=traces`)
  const rows = page.locator('tbody tr[data-row-id]')
  await rows.first().waitFor()
  const top = await rows.first().getAttribute('data-row-id')
  await sendTrace(api, own.name, 'fresh')
  await page.locator('.newrows').waitFor({ timeout: 15_000 })
  expect(await rows.first().getAttribute('data-row-id')).toBe(top)
  await page.keyboard.press('.')
  await expect.poll(() => rows.first().getAttribute('data-row-id')).not.toBe(top)
})

test('what happens to other traces loads no row again, what happens to one of its own does', async ({ page, api }) => {
  const own = await seedTraces(api, `quiet-${Date.now()}`, 20)
  let lists = 0
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.endsWith('/private/traces') && searchParams.get('size') === '100') lists++
  })
  await page.goto(`/default/projects/${own.id}/logs?logsType=traces`)
  const first = page.locator('tbody tr[data-row-id]').first()
  await first.waitFor()
  // The stream was opened: what was written before it has no event.
  await expect.poll(() => lists).toBe(2)

  await sendTrace(api, own.name, 'other')
  await page.locator('.newrows').waitFor({ timeout: 15_000 })
  expect(lists).toBe(2)

  const id = (await first.getAttribute('data-row-id'))!
  await api.patch(`/traces/${id}`, { project_name: own.name, name: 'renamed' })
  await expect(first).toContainText('renamed', { timeout: 15_000 })
  expect(lists).toBe(3)
})

test('ten thousand spans open, draw what is in view, and reach their end', async ({ page, api }) => {
  const trace = await seedLargeTrace(api, project.name, 10_000)
  await page.goto(`${logs}?trace=${trace}`)
  await page.getByTestId('trace-tree-node-step_0').waitFor()
  expect(await page.locator('[role=treeitem]').count()).toBeLessThan(80)
  await page.locator('.treew').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await expect(page.getByTestId('trace-tree-node-step_999')).toBeVisible()
})

test('Chinese and dark are a choice away', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces`)
  await page.getByTitle('Preferences').click()
  await page.getByRole('menuitemradio', { name: '中文' }).click()
  await page.getByRole('menuitemradio', { name: '深色' }).click()
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '日志' })).toBeVisible()
})

test('runs of every source are there; one source is a choice that is a filter like any other', async ({ page, api }) => {
  const own = `sources-${Date.now()}`
  const id = await api.project(own)
  await sendTrace(api, own, 'older_client')
  await sendTrace(api, own, 'client', { source: 'sdk' })
  await sendTrace(api, own, 'evaluation_task', { source: 'experiment' })
  const rows = page.locator('tbody tr[data-row-id]')
  await page.goto(`/default/projects/${id}/logs`)
  await expect(rows).toHaveCount(3)
  const choose = async (from: string, to: string) => {
    await page.getByRole('button', { name: from, exact: true }).click()
    await page.getByRole('menuitemradio', { name: to }).click()
  }
  await choose('Any source', 'From SDKs')
  await expect(rows).toHaveCount(2)
  await expect(page.getByTestId('metrics-card-count-value')).toHaveText('2')
  await choose('From SDKs', 'Experiments')
  await expect(rows).toHaveCount(1)
  await page.goBack()
  await expect(rows).toHaveCount(2)
  await choose('From SDKs', 'Any source')
  await expect(rows).toHaveCount(3)
  expect(search(page).get('filters')).toBeNull()
})

test('a thumb in a row and every column are a choice of the columns; a tag in a row filters; the level is remembered', async ({ page, api }) => {
  const own = `row-${Date.now()}`
  const id = await api.project(own)
  const trace = await sendTrace(api, own, 'tagged', { tags: ['vip'] })
  await sendTrace(api, own, 'plain')
  const rows = page.locator('tbody tr[data-row-id]')
  await page.goto(`/default/projects/${id}/logs`)
  await expect(rows).toHaveCount(2)
  await rows.getByRole('button', { name: 'Filter by the tag vip' }).click()
  await expect(rows).toHaveCount(1)
  await expect(page.getByTestId('traces')).toHaveCount(0)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  const chooser = page.getByRole('dialog', { name: 'Columns' })
  await chooser.getByText('All columns', { exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.locator(`[data-cell-id="${trace}_id"]`)).toBeAttached()
  await look(page, 'logs-all-columns', ['light', 'phone'])
  await page.locator(`[data-cell-id="${trace}_thumbs"]`).getByRole('button', { name: 'Good answer' }).click()
  await expect.poll(async () => (await api.get<{ feedback_scores?: { value: number }[] }>(`/traces/${trace}`)).feedback_scores?.[0]?.value).toBe(1)
  await expect(page.getByTestId('traces')).toHaveCount(0)
  await page.getByTestId('level-spans').click()
  await page.goto(`/default/projects/${id}/logs`)
  await expect(page.getByTestId('level-spans')).toHaveAttribute('aria-pressed', 'true')
  await page.goto(`/default/projects/${id}/logs?trace=${trace}`)
  await page.getByTestId('traces').waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('level-traces')).toHaveAttribute('aria-pressed', 'true')
})

test('nothing found, nothing there, and a wrong address say what to do', async ({ page }) => {
  await page.goto(`${logs}?search=zzzzqqq`)
  await expect(page.getByRole('status').getByRole('button', { name: 'Clear search and filters' })).toBeVisible()
  await look(page, 'logs-nothing', ['light'])
  await page.goto(`${logs}?trace=019a6c1e-7d40-7000-8000-000000000000`)
  await expect(page.getByTestId('traces').getByRole('button', { name: 'Try again' })).toBeVisible()
  await page.goto('/default/projects/019a6c1e-7d40-7000-8000-000000000000/logs')
  await expect(page.getByRole('link', { name: 'Go to projects' })).toBeVisible()
})

test('logs and trace look right at every size', async ({ page }) => {
  await page.goto(`${logs}?logsType=traces`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  await look(page, 'logs')
  await page.goto(`${logs}?logsType=threads`)
  await look(page, 'logs-threads', ['light'])
  await page.goto(`${logs}?trace=${project.traces[0]!.id}`)
  await page.getByTestId('trace-tree-node-plan').waitFor()
  await look(page, 'trace')
})
