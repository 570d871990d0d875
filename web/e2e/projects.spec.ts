import { Api } from './kit/api'
import { expect, inspect, look, test } from './kit/test'
import { PROJECTS } from './seed/samples'
import { seedTraces, sendTrace } from './seed/traces'

const COUNT = 130
const prefix = `many-${Math.random().toString(36).slice(2, 8)}`
const name = (i: number) => `${prefix}-${String(i).padStart(3, '0')}`

test.describe('many projects', () => {
  test.describe.configure({ mode: 'serial' })

  test.beforeAll(async ({ baseURL }) => {
    const api = new Api(baseURL!)
    for (let i = 0; i < COUNT; i += 10) await Promise.all(Array.from({ length: 10 }, (_, k) => api.project(name(i + k), k === 0 ? `tenth ${prefix}` : undefined)))
    await seedTraces(api, name(77), 30)
    await sendTrace(api, name(5), 'one')
  })
  test.afterAll(async ({ baseURL }) => {
    const api = new Api(baseURL!)
    const { content } = await api.get<{ content: { id: string }[] }>(`/projects?size=200&name=${prefix}`)
    await api.post('/projects/delete', { ids: content.map((each) => each.id) })
  })

  test('are loaded where they are looked at, in the order of the server', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/projects/overview') && asked.push(new URL(request.url()).searchParams.get('page')!))
    await page.goto(`/default/projects?search=${prefix}&sort=name`)
    await expect(page.locator('.statusbar')).toContainText(`of ${COUNT}`)
    const first = page.locator('tr[data-row-id]').first()
    await expect(first).toContainText(name(0))
    expect(new Set(asked)).toEqual(new Set(['1']))
    await page.locator('.tw').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
    await expect(page.getByRole('link', { name: name(COUNT - 1) })).toBeVisible()
    expect(asked).toContain('3')
    await page.getByRole('columnheader', { name: 'Traces', exact: true }).getByRole('button').click()
    await expect(page).toHaveURL(/sort=-traces/)
    await page.locator('.tw').evaluate((scroller) => scroller.scrollTo(0, 0))
    await expect(first).toContainText(name(77))
    await expect(page.locator('tr[data-row-id]').nth(1)).toContainText(name(5))
    await page.goBack()
    await expect(page).toHaveURL(/sort=name/)
  })

  test('are found by a part of the name or the description, and opened by keyboard', async ({ page }) => {
    await page.goto('/default/projects')
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type(`TENTH ${prefix}`)
    await expect(page.locator('.statusbar')).toContainText(`of ${COUNT / 10}`)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(name(77))
    await expect(page.locator('tr[data-row-id]')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Projects' }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/logs/)
    await expect(page.getByTitle('Switch project')).toContainText(name(77))
  })

  test('are found in the switcher beyond what it shows at first', async ({ page, api }) => {
    const id = await api.project(name(1))
    await page.goto(`/default/projects/${id}/logs`)
    await page.getByRole('button', { name: name(1) }).click()
    await page.getByRole('combobox', { name: 'Find project' }).fill(name(128))
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: name(128) })).toBeVisible()
  })

  test('columns of the original can be chosen', async ({ page }) => {
    await page.goto(`/default/projects?search=${name(77)}`)
    await page.getByRole('button', { name: 'Columns' }).click()
    for (const column of ['p90', 'p99', 'Threads', 'Tokens', 'Tokens per trace', 'Created']) await page.getByRole('checkbox', { name: column, exact: true }).check({ force: true })
    await page.keyboard.press('Escape')
    const head = page.getByRole('columnheader')
    for (const column of ['p90', 'p99', 'Threads', 'Tokens', 'Tokens per trace', 'Created']) await expect(head.filter({ hasText: new RegExp(`^${column}`) }).first()).toBeVisible()
    await expect(page.locator('td.c-p99')).toContainText(/ms|s|m/)
    await inspect(page)
  })
})

test('nothing found, and a server that fails, are different states', async ({ page }) => {
  await page.goto('/default/projects?search=no-project-has-this-name')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page.locator('tr[data-row-id]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(page).not.toHaveURL(/search=/)
  let failing = true
  await page.route('**/projects/overview*', (route) => (failing ? route.fulfill({ status: 400, json: { code: 400, message: 'broken on purpose' } }) : route.continue()))
  await page.goto('/default/projects?search=a')
  await expect(page.getByText('The list could not be loaded.')).toBeVisible()
  await expect(page.getByText(/broken on purpose/)).toBeVisible()
  failing = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('The list could not be loaded.')).toHaveCount(0)
})

test('projects with an alert that fires say so, and can be looked at alone', async ({ page, api }) => {
  const project = `burning-${Math.random().toString(36).slice(2, 8)}`
  const projectId = await api.project(project)
  await sendTrace(api, project, 'broken', { error_info: { exception_type: 'Timeout', traceback: 'at step' } })
  await api.post('/alerts', {
    name: project,
    project_id: projectId,
    alert_type: 'general',
    webhook: { name: 'nobody', url: 'http://127.0.0.1:9/' },
    triggers: [{ event_type: 'trace:errors', trigger_configs: [{ type: 'threshold:errors', config_value: { threshold: '0', window: '3600' } }] }],
  })
  await expect.poll(async () => (await api.get<{ total: number }>(`/projects/overview?alerting=true&name=${project}`)).total, { timeout: 20_000 }).toBe(1)
  await page.goto(`/default/projects?search=${project}`)
  await page.getByRole('button', { name: /With alerts/ }).click()
  await expect(page).toHaveURL(/alerting=true/)
  const row = page.locator('tr[data-row-id]')
  await expect(row).toHaveCount(1)
  await row.getByRole('link', { name: '1 firing' }).click()
  await expect(page).toHaveURL(new RegExp(`${projectId}/alerts`))
  const { content } = await api.get<{ content: { id: string; name: string }[] }>('/alerts?size=1000')
  await api.post('/alerts/delete', { ids: content.filter((each) => each.name === project).map((each) => each.id) })
})

test.describe('pins', () => {
  test.describe.configure({ mode: 'serial' })
  const mark = `pinned-${Math.random().toString(36).slice(2, 8)}`
  const ids: string[] = []

  test.beforeAll(async ({ baseURL }) => {
    const api = new Api(baseURL!)
    for (const letter of ['a', 'b', 'c']) ids.push(await api.project(`${mark}-${letter}`))
  })
  // Pinned projects stand before all others: none may be left for the tests of other pages.
  test.afterAll(async ({ baseURL }) => {
    await new Api(baseURL!).post('/projects/delete', { ids })
  })

  test('a star or P pins a project, which then stands first, here and on other pages', async ({ page, api, context }) => {
    const rows = page.locator('tr[data-row-id]')
    await page.goto(`/default/projects?search=${mark}&sort=name`)
    await expect(rows.first()).toContainText(`${mark}-a`)
    const other = await context.newPage()
    await other.goto(`/default/projects?search=${mark}&sort=name`)
    await expect(other.locator('tr[data-row-id]').first()).toContainText(`${mark}-a`)

    await page.getByRole('button', { name: `Pin ${mark}-c` }).click()
    await expect(rows.first()).toContainText(`${mark}-c`)
    await expect(page).toHaveURL(/\/projects\?/)
    await expect(page.getByRole('button', { name: `Pin ${mark}-c` })).toHaveAttribute('aria-pressed', 'true')
    await expect(other.locator('tr[data-row-id]').first()).toContainText(`${mark}-c`)
    await other.close()

    await page.getByRole('region', { name: 'Projects' }).focus()
    for (const key of ['j', 'j', 'j', 'p']) await page.keyboard.press(key)
    await expect(rows.nth(0)).toContainText(`${mark}-b`)
    await page.getByRole('button', { name: /^Pinned/ }).click()
    await expect(page).toHaveURL(/pinned=true/)
    await expect(rows).toHaveCount(2)
    await page.getByRole('button', { name: /^All/ }).click()
    await expect(page).not.toHaveURL(/pinned=/)
    await expect(rows).toHaveCount(3)
    await page.getByRole('button', { name: `Pin ${mark}-b` }).click()
    await expect.poll(async () => (await api.get<{ content: { id: string }[] }>('/projects/pinned')).content.map((each) => each.id).filter((id) => ids.includes(id))).toEqual([ids[2]])
    await inspect(page)
  })

  test('the switcher shows pinned projects first', async ({ page, api }) => {
    for (const id of ids.slice(1)) await api.put(`/projects/${id}/pin`, undefined)
    await page.goto(`/default/projects/${ids[0]}/logs`)
    await page.getByRole('button', { name: `${mark}-a` }).click()
    await page.getByRole('combobox', { name: 'Find project' }).fill(mark)
    await expect(page.getByRole('option')).toHaveCount(3)
    const options = await page.getByRole('option').allTextContents()
    expect(options.slice(0, 2).every((each) => each.includes('Pinned'))).toBe(true)
    expect(options[2]).toContain(`${mark}-a`)
  })

  test('a pin that the server refuses is taken back and said', async ({ page }) => {
    await page.route('**/pin', (route) => route.fulfill({ status: 409, json: { errors: ['no room'] } }))
    await page.goto(`/default/projects?search=${mark}-a`)
    const star = page.getByRole('button', { name: `Pin ${mark}-a` })
    await star.click()
    await expect(page.getByText(/was not pinned or unpinned.*no room/)).toBeVisible()
    await expect(star).toHaveAttribute('aria-pressed', 'false')
  })
})

test.describe('the budget', () => {
  test.describe.configure({ mode: 'serial' })
  // It is of the workspace that all pages share.
  test.afterAll(async ({ baseURL }) => {
    await new Api(baseURL!).put('/workspaces/budget', { budget: null })
  })

  test('is set, changed and taken away where its figure is', async ({ page, api }) => {
    const project = `spending-${Math.random().toString(36).slice(2, 8)}`
    const id = await sendTrace(api, project, 'costly')
    await api.post('/spans', { trace_id: id, project_name: project, name: 'call', type: 'llm', start_time: new Date().toISOString(), total_estimated_cost: 40 })
    await page.goto('/default/projects')
    const figure = page.getByRole('button', { name: /Budget this month/ })
    await figure.click()
    const amount = page.getByRole('textbox', { name: /Budget of a month/ })
    await amount.fill('nothing')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Write an amount above 0')).toBeVisible()
    await inspect(page)
    await amount.fill('$1,000,000')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(figure).toContainText('of $1.00')
    await expect(amount).toHaveCount(0)
    await figure.click()
    await expect(amount).toHaveValue('1000000')
    await amount.fill('1')
    await page.keyboard.press('Enter')
    await expect(figure).toContainText('exceeded')
    expect(await api.get<{ budget: number; state: string }>('/workspaces/budget')).toMatchObject({ budget: 1, state: 'exceeded' })
    await figure.click()
    await page.getByRole('button', { name: 'No budget' }).click()
    await expect(figure).toContainText('Set a budget')
  })

  test('stands beside the room that the data take', async ({ page }) => {
    await page.route('**/workspaces/storage', (route) =>
      route.fulfill({ json: { total_bytes: 84_200_000_000, day_bytes: 2_100_000_000, estimated: false, kinds: [{ kind: 'traces_and_spans', bytes: 84_200_000_000 }] } }),
    )
    await page.route('**/workspaces/budget', (route) => route.fulfill({ status: 400, json: { errors: ['broken on purpose'] } }))
    await page.goto('/default/projects')
    const figures = page.getByRole('group', { name: 'Workspace totals' })
    await expect(figures).toContainText(/Storage84\.2\s?GB\+2\.1\s?GB a day/)
    await expect(page.getByRole('button', { name: /Budget this month/ })).toContainText('–')
  })
})

test('a workspace with pins, a budget and scores is readable at every size', async ({ page, api }) => {
  const mark = Math.random().toString(36).slice(2, 5)
  const ids: string[] = []
  for (const [kind, [name, , traces]] of PROJECTS.entries()) ids.push((await seedTraces(api, `${name}-${mark}`, Math.ceil(traces / 60), kind)).id)
  await sendTrace(api, `concierge-${mark}`, 'now')
  for (const id of ids.slice(0, 3)) await api.put(`/projects/${id}/pin`, undefined)
  await api.put('/workspaces/budget', { budget: 60 })
  await page.goto('/default/projects?sort=-cost')
  const rows = page.locator('tr[data-row-id]')
  await expect(rows.nth(2)).toBeVisible()
  const first = await Promise.all([0, 1, 2].map((at) => rows.nth(at).getAttribute('data-row-id')))
  expect(new Set(first)).toEqual(new Set(ids.slice(0, 3)))
  await expect(page.getByRole('button', { name: /Budget this month/ })).toContainText('of $60.00')
  await look(page, 'projects')
  await api.put('/workspaces/budget', { budget: null })
  await api.post('/projects/delete', { ids })
})
