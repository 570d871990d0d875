import { readFileSync } from 'node:fs'
import { seedExperiments, seedSuite, type SeededExperiments } from './seed/experiments'
import { expect, look, test } from './kit/test'
import { uuid7 } from './seed/random'
import { Api } from './kit/api'

let seeded: SeededExperiments
let suite: SeededExperiments
let list: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  // Pictures show the name.
  const project = process.env.OPIK_SHOTS ? 'concierge' : `experiments-${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  seeded = await seedExperiments(api, project, 48)
  suite = await seedSuite(api, project)
  list = `/default/projects/${seeded.projectId}/experiments`
})

const compare = (of: SeededExperiments, ...which: number[]) =>
  `/default/projects/${of.projectId}/experiments/${of.datasetId}/compare?experiments=${encodeURIComponent(JSON.stringify(which.map((each) => of.experiments[each]!.id)))}`
const search = (page: { url: () => string }) => new URL(page.url()).searchParams

test('the list leads by ticks to a comparison, the oldest as the baseline', async ({ page }) => {
  await page.goto(list)
  await expect(page.getByRole('link', { name: 'prompt v14' })).toBeVisible()
  await look(page, 'experiments')
  for (const name of ['main @ 4f2c1e', 'prompt v14', 'sonnet + v14']) await page.locator('tr', { hasText: name }).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 3' })).toBeVisible()
  expect(JSON.parse(search(page).get('experiments')!)).toEqual(seeded.experiments.map(({ id }) => id))
  await expect(page.locator('.exc', { hasText: 'main @ 4f2c1e' })).toContainText('baseline')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Experiments' })).toBeVisible()
})

test('a comparison shows deltas by polarity, items won and lost, and the worst change first', async ({ page }) => {
  await page.goto(`${compare(seeded, 0, 1, 2)}&metric=feedback_scores.helpfulness`)
  const rows = page.locator('.lowl tbody tr[data-row-id]')
  await expect(rows.first()).toBeVisible()
  await look(page, 'experiment-compare')
  const helpfulness = page.locator('.st1 tbody tr', { hasText: 'helpfulness' })
  await expect(helpfulness.getByRole('img').first()).toHaveAccessibleName(/\d+ better, \d+ equal, \d+ worse/)
  await expect(page.locator('.st1 tbody tr', { hasText: 'Duration p50' }).locator('.dlt.up')).toHaveCount(1)
  const deltas = await page.locator('.lowl td.c-delta').allInnerTexts()
  expect(deltas[0]).toContain('−')
  await page.getByRole('button', { name: /^Regressions/ }).click()
  expect(search(page).get('change')).toBe('regressions')
  await expect.poll(async () => (await page.locator('.lowl tbody tr[data-row-id] .c-delta:nth-child(6) .dn').count()) === (await rows.count())).toBe(true)
  await page.goBack()
  expect(search(page).get('change')).toBeNull()
})

test('an item opens beside the list, with the words that differ, reasons, and its traces; J moves, Escape closes', async ({ page }) => {
  await page.goto(`${compare(seeded, 0, 1, 2)}&metric=feedback_scores.helpfulness&change=regressions`)
  await page.locator('.lowl tbody tr[data-row-id]').first().click()
  const panel = page.getByTestId('compared-item-panel')
  await expect(panel).toContainText('Confirm the refund only after the tool has confirmed it')
  await panel.getByRole('button', { name: 'Diff A, B' }).click()
  await expect(panel.locator('ins').first()).toBeVisible()
  await expect(panel.locator('del').first()).toBeVisible()
  await look(page, 'experiment-item')
  await expect(panel.getByRole('link', { name: 'Trace B' })).toHaveAttribute('href', /\/logs\?.*trace=/)
  await expect(panel.getByRole('link', { name: 'Compare traces' })).toHaveAttribute('href', /\/logs\/compare\?a=[0-9a-f-]{36}&b=[0-9a-f-]{36}/)
  await expect(panel.locator('.why code').first()).toHaveText('issue_refund')
  const first = search(page).get('open')
  await page.keyboard.press('j')
  await expect.poll(() => search(page).get('open')).not.toBe(first)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test('an item shows its files and what was answered as text or JSON, and takes scores', async ({ page, api }) => {
  const project = `experiments-viewer-${Date.now()}`
  const own = await seedExperiments(api, project, 1)
  const [experiment] = own.experiments
  const { content } = await api.get<{ content: { experiment_items: { trace_id: string }[] }[] }>(
    `/datasets/${own.datasetId}/items/experiments/items?experiment_ids=${encodeURIComponent(JSON.stringify([experiment!.id]))}&page=1&size=1`,
  )
  const trace = content[0]!.experiment_items[0]!.trace_id
  const picture = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="teal"/></svg>').toString('base64')}`
  await api.patch(`/traces/${trace}`, { project_name: project, output: { answer: 'The refund is **not done**.', chart: picture, sources: [{ page: 7 }] } })
  await page.goto(`${compare(own, 0)}&open=${own.items[0]}`)
  const panel = page.getByTestId('compared-item-panel')
  const viewer = panel.getByTestId('data-viewer-output-A')
  await expect(viewer.locator('b')).toHaveText('not done')
  await expect(viewer).toContainText('page: 7')
  await expect(panel.locator('.dsfiles img')).toHaveAttribute('src', picture)
  await expect(panel).not.toContainText('base64')
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  await panel.getByTestId('annotate-score-row-helpfulness').getByLabel('helpfulness, value').fill('0.25')
  await expect(panel.getByTestId('item-score-helpfulness')).toContainText('0.25', { timeout: 15_000 })
  await expect(viewer).toHaveCount(1)
  await look(page, 'experiment-item-score')
  // The same runs, in Logs.
  await page.getByRole('button', { name: /^main/ }).click()
  await page.getByRole('menuitem', { name: 'Its trace in Logs' }).click()
  await expect(page.locator('.chip', { hasText: 'Experiment' })).toContainText('main @ 4f2c1e')
  await expect(page.locator(`tr[data-row-id="${trace}"]`)).toBeVisible()
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1)
})

test('another baseline turns the comparison around, and an experiment can be left out and added', async ({ page }) => {
  await page.goto(compare(seeded, 0, 1))
  await page.locator('.exc', { hasText: 'prompt v14' }).getByRole('button', { name: /^prompt v14/ }).click()
  await page.getByRole('menuitem', { name: 'Make it the baseline' }).click()
  await expect(page.locator('.exc').first()).toContainText('prompt v14')
  expect(search(page).get('baseline')).toBe(seeded.experiments[1]!.id)
  await page.getByTestId('add-experiment').click()
  await page.getByRole('button', { name: /^sonnet/ }).click()
  await expect(page.locator('.exc')).toHaveCount(3)
  await page.getByRole('button', { name: 'Leave out prompt v14' }).click()
  await expect(page.locator('.exc').first()).toContainText('main @ 4f2c1e')
  expect(search(page).get('baseline')).toBeNull()
})

test('configuration shows what differs, scores all that is known, insights draw it', async ({ page }) => {
  await page.goto(compare(seeded, 0, 1, 2))
  await page.getByRole('link', { name: /^Configuration/ }).click()
  await expect(page.getByRole('rowheader', { name: 'retrieval.top_k' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'temperature' })).toHaveCount(0)
  await look(page, 'experiment-config')
  await page.getByRole('switch', { name: 'Differences only' }).click()
  await expect(page.getByRole('rowheader', { name: 'temperature' })).toBeVisible()
  await page.getByRole('link', { name: 'Scores' }).click()
  await expect(page.locator('.tbl.scores .badge.ok').first()).toBeVisible()
  await look(page, 'experiment-scores')
  await page.getByRole('link', { name: 'Insights' }).click()
  await expect(page.locator('figure svg').first()).toBeVisible()
  await look(page, 'experiment-insights')
})

test('one experiment is the same page: scores of every item, no deltas', async ({ page }) => {
  await page.goto(compare(seeded, 1))
  await expect(page.getByRole('heading', { level: 1, name: 'prompt v14' })).toBeVisible()
  await expect(page.locator('.lowl tbody tr[data-row-id]').first()).toBeVisible()
  await expect(page.locator('.dlt')).toHaveCount(0)
  await look(page, 'experiment')
})

test('a suite shows passes, and a failed assertion quotes its evidence in the output', async ({ page }) => {
  await page.goto(`${compare(suite, 0, 1)}&metric=passed&change=regressions`)
  await page.locator('.lowl tbody tr[data-row-id]').last().click()
  const panel = page.getByTestId('eval-suite-experiment')
  await expect(panel.locator('.evidence').first()).toContainText('refunded €318.00 to your card')
  await expect(panel.locator('mark.evi').first()).toBeVisible()
  await expect(panel).toContainText('0 of 3 runs passed')
  await look(page, 'experiment-suite')
  await panel.getByRole('button', { name: /^2/ }).last().click()
  await expect(panel.getByRole('button', { name: /^2/ }).last()).toHaveAttribute('aria-pressed', 'true')
  await page.goto(compare(suite, 1))
  await expect(page.locator('.lowl .marks').first()).toBeVisible()
  await look(page, 'experiment-suite-one', ['light'])
})

test('a dataset narrows the list by its name, and the lines for a new experiment are at hand', async ({ page }) => {
  await page.goto(list)
  await expect(page.getByRole('link', { name: 'run 37' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Search or filter' }).fill(`dataset = ${seeded.dataset}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'run 37' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'prompt v14' })).toBeVisible()
  await page.getByRole('button', { name: 'New experiment' }).click()
  await expect(page.getByRole('dialog')).toContainText('EvaluateAsync')
  await look(page, 'experiment-new', ['light', 'phone'])
})

test('groups have numbers of their own and open to their experiments', async ({ page }) => {
  await page.goto(list)
  await page.getByRole('button', { name: 'Group by' }).click()
  await page.getByRole('button', { name: /^model/ }).click()
  await page.getByRole('button', { name: /model gpt-5-mini/ }).click()
  await expect(page.getByRole('link', { name: 'prompt v14' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'sonnet + v14' })).toHaveCount(0)
  await look(page, 'experiments-grouped', ['light', 'phone'])
  await page.reload()
  await expect(page.getByRole('link', { name: 'prompt v14' })).toBeVisible()
})

test('deleting can be undone; tags come to all that are ticked', async ({ page, api }) => {
  const project = `experiments-edit-${Date.now()}`
  const own = await seedExperiments(api, project, 2)
  await page.goto(`/default/projects/${own.projectId}/experiments`)
  await page.locator('tr', { hasText: 'prompt v14' }).first().getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Tag' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Add tags' }).fill('kept')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await expect(page.locator('tr', { hasText: 'prompt v14' }).first()).toContainText('kept')
  await page.locator('tr', { hasText: 'prompt v14' }).first().getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('tr', { hasText: 'prompt v14' }).first()).toBeVisible()
  await page.locator('tr', { hasText: 'main @ 4f2c1e' }).getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await expect(page.locator('tr', { hasText: 'main @ 4f2c1e' })).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: '1 experiment deleted' })).toBeVisible({ timeout: 30_000 })
  const left = await api.get<{ total: number }>(`/experiments?project_id=${own.projectId}&page=1&size=10`)
  expect(left.total).toBe(2)
})

test('the link that the official client prints, and older addresses, lead to the page', async ({ page }) => {
  const { datasetId, experiments, projectId } = seeded
  const ids = encodeURIComponent(JSON.stringify([experiments[0]!.id]))
  await page.goto(`/opik/default/experiments/${datasetId}/compare?experiments=${ids}`)
  await expect(page.getByRole('heading', { level: 1, name: 'main @ 4f2c1e' })).toBeVisible()
  expect(page.url()).toContain(`/projects/${projectId}/experiments/`)
  await page.goto(`/default/experiments/${datasetId}/compare?experiments=${ids}`)
  await expect(page.getByRole('heading', { level: 1, name: 'main @ 4f2c1e' })).toBeVisible()
  const path = Buffer.from(`${new URL(page.url()).origin}/api`).toString('base64')
  await page.goto(`/api/v1/session/redirect/experiments?experiment_id=${experiments[1]!.id}&dataset_id=${datasetId}&path=${encodeURIComponent(path)}`)
  await expect(page.getByRole('heading', { level: 1, name: 'prompt v14' })).toBeVisible()
})

test('an experiment that is gone, and a list without any, say what to do', async ({ page, api }) => {
  await page.goto(`/default/projects/${seeded.projectId}/experiments/${seeded.datasetId}/compare?experiments=${encodeURIComponent('["01900000-0000-7000-8000-000000000000"]')}`)
  await expect(page.getByText('These experiments are not there')).toBeVisible()
  const empty = await api.project(`experiments-empty-${Date.now()}`)
  await page.goto(`/default/projects/${empty}/experiments`)
  await expect(page.getByText('An experiment is one run over a dataset')).toBeVisible()
  await look(page, 'experiments-empty')
})

test('ticked rows stay chosen when they are scrolled away', async ({ page, api }) => {
  const project = `experiments-many-${Date.now()}`
  // Older than the others, however long it takes to make those.
  const ids = Array.from({ length: 450 }, (_, index) => uuid7(Date.now() - 1000 - index, index))
  const own = await seedExperiments(api, project, 1)
  for (const [index, id] of ids.entries()) await api.post('/experiments', { id, name: `many ${index}`, dataset_name: own.dataset, project_name: project })
  await page.goto(`/default/projects/${own.projectId}/experiments`)
  for (const name of ['main @ 4f2c1e', 'prompt v14']) await page.locator('tr', { hasText: name }).getByRole('checkbox').click()
  await page.locator('.tw').evaluate((table) => table.scrollTo(0, table.scrollHeight))
  await page.locator('tr', { hasText: 'many 449' }).getByRole('checkbox').click()
  const bar = page.getByRole('toolbar')
  await expect(bar).toContainText('3 ')
  await bar.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForRequest(/\/experiments\/export$/), page.getByRole('menuitem', { name: 'JSON lines, everything' }).click()])
  expect((file.postDataJSON() as { rows: { ids: string[] } }).rows.ids).toHaveLength(3)
  await bar.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 3' })).toBeVisible()
})

test('everything that matches is exported', async ({ page }) => {
  await page.goto(`${compare(seeded, 0, 1)}&change=regressions`)
  await page.locator('.lowl tbody tr[data-row-id]').first().waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /as CSV/ }).click()])
  expect(download.suggestedFilename()).toBe('comparison.csv')
})

test('the list is exported by the server: all that matches, or the ticked ones', async ({ page }) => {
  await page.goto(list)
  await expect(page.getByRole('link', { name: 'prompt v14', exact: true })).toBeVisible()
  const text = async (press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    expect(download.suggestedFilename()).toMatch(/experiments\.csv$/)
    return readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/)
  }
  const all = await text(() => page.getByRole('link', { name: /^Export \d+ experiments/ }).click())
  expect(all[0]).toContain('total_estimated_cost_avg,feedback_scores.')
  expect(all[0]).toContain('metadata.retrieval.top_k')
  expect(all.length).toBeGreaterThan(3)
  await page.locator('tr', { hasText: 'prompt v14' }).first().getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click()
  const ticked = await text(() => page.getByRole('menuitem', { name: 'CSV, usual columns' }).click())
  expect(ticked).toHaveLength(2)
  expect(ticked[1]).toContain('prompt v14')
})

test('a running experiment fills while it is looked at', async ({ page, api }) => {
  const project = `experiments-live-${Date.now()}`
  const own = await seedExperiments(api, project, 2)
  const experiment = uuid7(Date.now(), Math.floor(Math.random() * 1e9))
  const trace = uuid7(Date.now() + 1, Math.floor(Math.random() * 1e9))
  await api.post('/experiments', { id: experiment, name: 'under way', dataset_name: `support-golden ${project}`, project_name: project, status: 'running' })
  await page.goto(`/default/projects/${own.projectId}/experiments`)
  const row = page.locator('tr', { hasText: 'under way' })
  await expect(row).toContainText('running')
  await expect(row).toContainText('…')
  const now = new Date()
  await api.post('/traces/batch', { traces: [{ id: trace, project_name: project, name: 'evaluation_task', start_time: now.toISOString(), end_time: new Date(now.getTime() + 700).toISOString() }] })
  await api.post('/experiments/items', { experiment_items: [{ id: uuid7(Date.now() + 2, 5), experiment_id: experiment, dataset_item_id: own.items[0], trace_id: trace }] })
  await api.put('/traces/feedback-scores', { scores: [{ id: trace, project_name: project, name: 'helpfulness', value: 0.25, source: 'sdk' }] })
  await expect(row).toContainText('0.25', { timeout: 15_000 })
  await api.post('/experiments/finish', { ids: [experiment] })
  await expect(row).not.toContainText('running', { timeout: 15_000 })
})

test('every matching trace of the candidate goes to an annotation queue', async ({ page, api }) => {
  await page.goto(`${compare(seeded, 0, 1)}&metric=feedback_scores.helpfulness&change=regressions`)
  const button = page.getByRole('button', { name: /^Send \d+ to annotation/ })
  const count = Number(/\d+/.exec(await button.innerText())![0])
  await button.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('lost items')
  await dialog.getByRole('button').last().click()
  await expect(dialog).toHaveCount(0)
  const queues = await api.get<{ content: { name: string; items_count?: number }[] }>(`/annotation-queues?page=1&size=100`)
  expect(queues.content.find((queue) => queue.name === 'lost items')?.items_count).toBe(count)
})

test('a filter narrows the items and the figures over them; Back takes it away', async ({ page }) => {
  await page.goto(compare(seeded, 0, 1))
  await expect(page.locator('.eh')).toContainText('48 items')
  // The fields of the data come with the items.
  await expect(page.locator('.lowl tbody tr[data-row-id]').first()).toBeVisible()
  await page.getByTestId('search-input').fill('channel contains mail')
  await page.keyboard.press('Enter')
  await expect(page.locator('.eh')).toContainText('24 items')
  await expect(page.locator('.statusbar')).toContainText('of 24')
  await page.goBack()
  await expect(page.locator('.eh')).toContainText('48 items')
})

test('when items cannot be read the page says so, keeps the rest, and tries again', async ({ page }) => {
  let broken = true
  await page.route('**/items/experiments/items?**', (route) => (broken ? route.fulfill({ status: 500, json: { message: 'the disk is full' } }) : route.continue()))
  await page.goto(compare(seeded, 0, 1))
  await expect(page.getByText('the disk is full')).toBeVisible()
  await expect(page.locator('.st1 tbody tr', { hasText: 'helpfulness' })).toBeVisible()
  await look(page, 'experiment-error', ['light'])
  broken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.lowl tbody tr[data-row-id]').first()).toBeVisible()
})

test('the dataset tells its fields, what ran over each version, and the lines that use it', async ({ page }) => {
  await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.datasetId}/items`)
  const tabs = page.getByRole('navigation', { name: 'View' })
  await expect(tabs.getByRole('link', { name: 'Items 48' })).toHaveAttribute('aria-current', 'page')
  await tabs.getByRole('link', { name: 'Schema 3 fields' }).click()
  await expect(page.getByRole('row', { name: /^channel text 100 % 2 one of/ })).toBeVisible()
  await look(page, 'dataset-schema')
  await tabs.getByRole('link', { name: 'Usage' }).click()
  await expect(page.getByRole('row', { name: /^v1 3 sonnet \+ v14/ })).toBeVisible()
  await expect(page.getByText('No optimization uses it.')).toBeVisible()
  await look(page, 'dataset-usage')
  await tabs.getByRole('link', { name: 'Experiments 3' }).click()
  await expect(page.getByRole('link', { name: 'prompt v14' })).toBeVisible()
  await look(page, 'dataset-experiments')
  await page.getByRole('link', { name: 'Compare the latest 3' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 3' })).toBeVisible()
  expect(JSON.parse(search(page).get('experiments')!)).toEqual(seeded.experiments.map(({ id }) => id))
  await page.goBack()
  await tabs.getByRole('link', { name: 'Code' }).click()
  await expect(page.locator('pre').first()).toContainText('client.Datasets.GetOrCreateAsync')
  await look(page, 'dataset-code')
})
