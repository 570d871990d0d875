import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedExperiments } from './seed/experiments'
import { seedTraces, type SeededProject } from './seed/traces'

let project: SeededProject
let page0: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  project = await seedTraces(api, `board-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 120)
  page0 = `/default/projects/${project.id}/dashboards`
})

const config = (widgets: object[], layout: object[]) => ({ version: 4, lastModified: 0, sections: [{ id: 's', title: '', widgets, layout }] })

test('the overview of a project has figures and charts, and a figure leads to its rows', async ({ page }) => {
  await page.goto(page0)
  await expect(page.getByRole('article', { name: 'Traces', exact: true }).first()).toBeVisible()
  const errors = page.getByRole('figure', { name: 'Error rate' })
  await expect(errors).toBeVisible()
  await expect(errors.getByRole('table', { name: 'Error rate, as a table' })).toBeAttached()
  await errors.locator('svg path').last().waitFor({ state: 'attached' })
  const spans = page.getByRole('article', { name: 'Spans by name' })
  await expect(spans.getByRole('link').first()).toBeVisible()
  await expect(spans.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'descending')
  await expect(spans.getByTitle('llm').first()).toBeVisible()
  await expect(page.getByRole('article', { name: 'Tokens', exact: true }).last().getByRole('button', { name: 'cached' })).toBeVisible()
  await expect(page.getByRole('article', { name: 'Tokens', exact: true }).last()).toContainText(/per \d+\s(min|h)/)
  // A name in a legend is shown whole or not at all.
  const cut = await page.locator('.wlines').evaluateAll((all) => all.flatMap((box) => [...box.querySelectorAll('.lg:not(.out)')].filter((each) => each.getBoundingClientRect().right > box.getBoundingClientRect().right + 1 || (each.firstElementChild?.scrollWidth ?? 0) > each.clientWidth).map((each) => each.textContent)))
  expect(cut).toEqual([])
  await look(page, 'dashboard')
  await page.getByRole('link', { name: /Error rate/ }).click()
  await page.waitForURL('**/logs?*')
  expect(JSON.parse(new URL(page.url()).searchParams.get('filters')!)).toEqual([{ field: 'error_info', operator: 'is_not_empty', value: '' }])
  await page.goBack()
  await expect(errors).toBeVisible()
})

test('a point of a chart is reached by keys and opens its rows with the same filters and time', async ({ page }) => {
  await page.goto(`${page0}?range=7d`)
  const chart = page.getByRole('figure', { name: 'Error rate' })
  await chart.getByRole('button').focus()
  await page.keyboard.press('End')
  await expect(chart.getByRole('status')).toContainText('Error rate')
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'What differs here?' })).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: /failed trace/ })).toBeFocused()
  await look(page, 'dashboard-point', ['light', 'dark'])
  await page.keyboard.press('Enter')
  await page.waitForURL('**/logs?*')
  const search = new URL(page.url()).searchParams
  expect(JSON.parse(search.get('filters')!)[0].field).toBe('error_info')
  const [from, to] = search.get('range')!.split('/').map(Date.parse)
  expect(to! - from!).toBeLessThanOrEqual(3 * 3_600_000)
  await page.goBack()
  await expect(chart).toBeVisible()
})

test('an alert on a chart comes with its metric, its rows, a window and a threshold', async ({ page }) => {
  const filters = [{ field: 'name', operator: 'contains', value: 'a' }]
  await page.goto(`${page0}?range=7d&filters=${encodeURIComponent(JSON.stringify(filters))}`)
  const chart = page.getByRole('figure', { name: 'Error rate' })
  await chart.getByRole('button').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Alert on this…' }).click()
  await expect(page.getByRole('combobox', { name: 'Condition 1' })).toHaveValue('trace_errors_rate')
  await expect(page.getByLabel('Threshold', { exact: true })).toHaveValue(/^\d/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(/^Error rate of traces above .*%$/)
  await expect(page.getByRole('button', { name: 'Remove filter Name' })).toBeVisible()
  await expect(page.getByText(/would (not )?have told/i)).toBeVisible()
})

test('every version that an environment was given is drawn, also when it was replaced', async ({ page, api }) => {
  const own = await seedTraces(api, `deployed-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 60)
  await api.post('/environments', { name: 'production' }).catch(() => undefined) // another test made it
  for (const template of ['Be kind.', 'Be brief.']) {
    const version = await api.post<{ id: string }>('/prompts/versions', { name: 'greeting', project_name: own.name, version: { template } })
    await api.patch(`/prompts/versions/${version.id}/environments`, { environments: ['production'] })
  }
  await page.goto(`/default/projects/${own.id}/dashboards?range=7d`)
  await expect(page.getByRole('figure', { name: 'Error rate' }).getByText('v1 live production +1')).toBeAttached({ timeout: 30_000 })
})

test('a stretch drawn over a chart becomes the time of the dashboard, and Back takes it away', async ({ page }) => {
  await page.goto(`${page0}?range=7d`)
  const chart = page.getByRole('figure', { name: 'Error rate' })
  await chart.locator('svg path').last().waitFor({ state: 'attached' })
  await chart.getByRole('button').waitFor()
  const box = (await chart.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toContain('/')
  await page.goBack()
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBe('7d')
})

test('a whole dashboard is split, filtered and compared, all of it in the address', async ({ page }) => {
  await page.goto(`${page0}?range=7d`)
  await page.getByRole('button', { name: /^Break down by/ }).click()
  await page.getByRole('menuitemradio', { name: 'name', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('name')
  const rate = page.getByRole('article', { name: 'Error rate' }).last()
  await expect(rate.getByText('share of traces, by name')).toBeVisible()
  const lines = page.getByRole('article', { name: 'Duration', exact: true }).getByRole('group', { name: 'Lines' }).getByRole('button')
  await lines.first().click()
  await expect(lines.first()).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('switch', { name: /^Previous 7\sd$/ }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('previous')).toBe('true')
})

test('a copy of the overview is edited in place, saved by itself, undone and done again, and deleted with undo', async ({ page, api }) => {
  await page.goto(page0)
  await expect(page.getByRole('button', { name: /Edit a copy/ })).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Project overview (copy)' })).toBeVisible()
  await page.getByRole('toolbar').getByRole('button', { name: 'Text' }).click()
  await page.getByLabel('Text', { exact: true }).last().fill('Look at **errors** first')
  await expect(page.getByText(/· Saved/)).toBeVisible()
  const id = new URL(page.url()).searchParams.get('view')!
  const texts = async () => {
    const { config } = await api.get<{ config: { sections: { widgets: { type: string; config: { content?: string } }[] }[] } }>(`/insights-views/${id}`)
    return config.sections.flatMap((section) => section.widgets.filter((widget) => widget.type === 'text_markdown').map((widget) => widget.config.content))
  }
  await expect.poll(texts).toEqual(['Look at **errors** first'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(texts).not.toEqual(['Look at **errors** first'])
  await page.getByRole('button', { name: 'Do again' }).click()
  await expect.poll(texts).toEqual(['Look at **errors** first'])
  await page.getByRole('button', { name: 'Settings of Duration' }).last().click()
  await expect(page.getByRole('group', { name: 'Preview with real data' }).getByRole('figure')).toBeVisible()
  await look(page, 'dashboard-edit', ['light', 'dark'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Done/ }).click()
  await page.getByTitle('Choose a dashboard').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Project overview (copy)' })).toBeVisible()
})

test('settings apply at once: another percentile, a split and a step reach the server', async ({ page, api }) => {
  const widget = { id: 'w', type: 'project_metrics', title: 'Speed', config: { metricType: 'DURATION', chartType: 'line' } }
  const view = await api.post<{ id: string }>('/insights-views', { name: 'settings', type: 'multi_project', project_id: project.id, config: config([widget], [{ i: 'w', x: 0, y: 0, w: 4, h: 4 }]) })
  const stored = async () => (await api.get<{ config: { sections: { widgets: { config: object }[] }[] } }>(`/insights-views/${view.id}`)).config.sections[0]!.widgets[0]!.config
  await page.goto(`${page0}?view=${view.id}&edit=true&widget=w&range=7d`)
  const panel = page.getByRole('region', { name: 'Settings of Speed' })
  await expect(panel).toContainText('8 × 4')
  await expect(panel.getByRole('button', { name: 'Reset' })).toBeDisabled()
  await panel.getByText('p95', { exact: true }).last().click()
  await expect.poll(stored).toMatchObject({ percentiles: ['p50', 'p90', 'p99', 'p95'] })
  await panel.getByLabel('Every').selectOption({ label: '1 h' })
  await panel.getByLabel('Split by').selectOption('environment')
  await expect.poll(stored).toMatchObject({ stepMs: 3_600_000, breakdown: { field: 'environment' } })
  await panel.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('article', { name: 'Speed' }).getByRole('columnheader', { name: 'Environment' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(stored).toEqual(widget.config)
  await panel.getByRole('button', { name: 'From 0' }).click()
  await expect.poll(stored).toMatchObject({ axis: 'zero' })
})

test('a card says what a click on its points does, and becomes a number, a text and a chart again', async ({ page, api }) => {
  const widget = { id: 'w', type: 'project_metrics', title: 'Errors', config: { metricType: 'TRACE_ERROR_RATE', chartType: 'area', other: 'kept' } }
  const view = await api.post<{ id: string }>('/insights-views', { name: 'click', type: 'multi_project', project_id: project.id, config: config([widget], [{ i: 'w', x: 0, y: 0, w: 4, h: 3 }]) })
  const stored = async () => (await api.get<{ config: { sections: { widgets: { type: string; config: object }[] }[] } }>(`/insights-views/${view.id}`)).config.sections[0]!.widgets[0]!
  await page.goto(`${page0}?view=${view.id}&edit=true&widget=w&range=7d`)
  const panel = page.getByRole('region', { name: 'Settings of Errors' })
  await panel.getByLabel('A click').selectOption({ label: 'opens the failed traces' })
  await panel.getByLabel('Threshold').fill('3')
  await expect(panel.getByRole('link', { name: 'as an alert…' })).toHaveAttribute('href', /alerts\/new\?propose=/)
  await expect.poll(stored).toMatchObject({ type: 'project_metrics', config: { pointClick: 'rows', threshold: 0.03, other: 'kept' } })
  await panel.getByRole('button', { name: 'Number' }).click()
  await expect(page.getByRole('article', { name: 'Errors' }).getByText('%').first()).toBeVisible()
  await expect.poll(stored).toMatchObject({ type: 'project_stats_card', config: { metric: 'error_rate', source: 'traces', other: 'kept' } })
  await panel.getByRole('button', { name: 'Text' }).click()
  await panel.getByLabel('Text', { exact: true }).fill('Look here')
  await expect.poll(stored).toMatchObject({ type: 'text_markdown', config: { content: 'Look here' } })
  await panel.getByRole('button', { name: 'Area' }).click()
  await expect(panel.getByLabel('A click')).toHaveValue('rows')
  await expect.poll(stored).toMatchObject({ type: 'project_metrics', config: { metricType: 'TRACE_ERROR_RATE', chartType: 'area', pointClick: 'rows' } })
  await page.getByRole('button', { name: /Done/ }).click()
  const chart = page.getByRole('figure', { name: 'Errors' })
  await chart.getByRole('button').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/logs?*')
  expect(JSON.parse(new URL(page.url()).searchParams.get('filters')!)[0].field).toBe('error_info')
})

test('cards move and grow by arrow keys, by a twelfth of the width', async ({ page, api }) => {
  const widget = { id: 'w', type: 'text_markdown', title: 'Note', config: { content: 'x' } }
  const view = await api.post<{ id: string }>('/insights-views', { name: 'keys', type: 'multi_project', project_id: project.id, config: config([widget], [{ i: 'w', x: 0, y: 0, w: 2, h: 3 }]) })
  await page.goto(`${page0}?view=${view.id}&edit=true`)
  await page.getByRole('button', { name: 'Settings of Note' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect
    .poll(async () => (await api.get<{ config: { sections: { layout: { x: number; w: number }[] }[] } }>(`/insights-views/${view.id}`)).config.sections[0]!.layout.map(({ x, w }) => [x, w]))
    .toEqual([[0.5, 2.5]])
})

test('an empty dashboard begins with a template', async ({ page, api }) => {
  const view = await api.post<{ id: string }>('/insights-views', { name: 'empty', type: 'multi_project', project_id: project.id, config: { version: 4, lastModified: 0, sections: [] } })
  await page.goto(`${page0}?view=${view.id}&range=7d`)
  await expect(page.getByText('Nothing is on this dashboard')).toBeVisible()
  await look(page, 'dashboard-empty', ['light', 'phone'])
  await page.getByRole('button', { name: /Speed and errors/ }).click()
  await expect(page.getByRole('figure', { name: 'Duration', exact: true })).toBeVisible()
  await expect.poll(async () => (await api.get<{ config: { sections: object[] } }>(`/insights-views/${view.id}`)).config.sections.length).toBe(2)
})

test('dashboards of the workspace are listed, made, and one that is gone says so', async ({ page, api }) => {
  await page.goto('/default/dashboards')
  await page.getByRole('button', { name: 'New dashboard' }).first().click()
  await page.getByRole('menuitem', { name: 'Experiments' }).click()
  const name = `Compare ${Date.now()}`
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await page.getByRole('toolbar').getByRole('button', { name: 'Leaderboard' }).click()
  await expect(page.getByText(/· Saved/)).toBeVisible()
  const panel = page.getByRole('region', { name: 'Settings of Leaderboard' })
  await expect(panel.getByText(/4 of \d+ selected/)).toBeVisible()
  await panel.getByRole('button', { name: 'Move Created to the left' }).click()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  await expect
    .poll(async () => (await api.get<{ config: { sections: { widgets: { config: { selectedColumns?: string[] } }[] }[] } }>(`/dashboards/${id}`)).config.sections[0]!.widgets[0]!.config.selectedColumns?.slice(0, 2))
    .toEqual(['created_at', 'dataset_id'])
  await page.goto('/default/dashboards')
  await expect(page.getByRole('link', { name })).toBeVisible()
  await look(page, 'dashboards', ['light', 'phone'])
  await page.goto('/default/dashboards/019a6c1e-7d40-7000-8000-000000000000')
  await expect(page.getByRole('link', { name: 'All dashboards' })).toBeVisible()
})

test('an edit made just before the page is left is kept', async ({ page, api }) => {
  const widgets = Array.from({ length: 30 }, (_, at) => ({ id: `w${at}`, type: 'text_markdown', title: `Note ${at}`, config: { content: 'Read this. '.repeat(20) } }))
  const view = await api.post<{ id: string }>('/insights-views', { name: 'left', type: 'multi_project', project_id: project.id, config: config(widgets, widgets.map(({ id }, at) => ({ i: id, x: 0, y: at, w: 2, h: 1 }))) })
  await page.goto(`${page0}?view=${view.id}&edit=true&widget=w0`)
  await page.getByLabel('Text', { exact: true }).last().fill('Kept')
  await page.goto('about:blank')
  await expect.poll(async () => (await api.get<{ config: { sections: { widgets: { config: { content: string } }[] }[] } }>(`/insights-views/${view.id}`)).config.sections[0]!.widgets[0]!.config.content).toBe('Kept')
})

test('a dashboard of the workspace is renamed and described, copied and deleted, in the list and on its page', async ({ page, api }) => {
  const name = `Costs ${Date.now()}`
  const { id } = await api.post<{ id: string }>('/dashboards', { name, type: 'multi_project', config: config([], []) })
  await page.goto(`/default/dashboards?search=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Rename and describe…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} of all`)
  await page.getByLabel('Description').fill('What the teams spend')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('What the teams spend')).toBeVisible()
  await expect.poll(() => api.get(`/dashboards/${id}`)).toMatchObject({ name: `${name} of all`, description: 'What the teams spend' })
  await page.getByRole('link', { name: `${name} of all` }).click()
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${name} of all (copy)` })).toBeVisible()
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/default\/dashboards$/)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: `${name} of all (copy)` })).toBeVisible()
})

test('a card of a dashboard of the workspace shows chosen experiments and chosen scores, on an axis that ends at one', async ({ page, api }) => {
  const name = `chosen-${Date.now()}`
  await api.project(name)
  const { experiments } = await seedExperiments(api, name, 4)
  const widget = { id: 'w', type: 'experiments_feedback_scores', title: 'Scores', config: { chartType: 'bar' } }
  const board = await api.post<{ id: string }>('/dashboards', { name, type: 'experiments', config: config([widget], [{ i: 'w', x: 0, y: 0, w: 6, h: 4 }]) })
  const stored = async () => (await api.get<{ config: { sections: { widgets: { config: object }[] }[] } }>(`/dashboards/${board.id}`)).config.sections[0]!.widgets[0]!.config
  await page.goto(`/default/dashboards/${board.id}?edit=true&widget=w`)
  const panel = page.getByRole('region', { name: 'Settings of Scores' })
  await panel.getByTestId('add-experiment').click()
  await page.getByRole('dialog', { name: 'Add experiment' }).getByRole('button').first().click()
  await expect(panel.getByRole('button', { name: /^Without / })).toBeVisible()
  await expect.poll(async () => ((await stored()) as { experimentIds?: string[] }).experimentIds).toHaveLength(1)
  expect(experiments.length).toBeGreaterThan(1)
  await expect(page.getByRole('table', { name: 'Scores, as a table' }).first().getByRole('row')).toHaveCount(2)
  const score = panel.getByRole('checkbox').first()
  await score.press('Space')
  await expect.poll(async () => ((await stored()) as { feedbackScores?: string[] }).feedbackScores).toHaveLength(1)
  await look(page, 'dashboard-experiments', ['light', 'dark'])
})
