import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { protect, removeEnvironment, seedEnvironment, seedGateSuite } from './seed/gates'
import { uuid7 } from './seed/random'
import { sendTrace } from './seed/traces'

const unique = () => Math.random().toString(36).slice(2, 8)

test('a definition with categories is made, seen, changed and deleted with Undo', async ({ page, api }) => {
  const name = `verdict-${unique()}`
  await page.goto('/default/configuration?tab=feedback-definitions')
  await page.getByRole('button', { name: 'Add a feedback definition' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('radio', { name: 'Category' }).click()
  await dialog.getByLabel('Label').nth(0).fill('solved')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Label').nth(1).fill('not')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const change = page.getByRole('button', { name: new RegExp(`^${name}`) })
  await expect(change).toBeVisible()
  const find = async () => (await api.get<{ content: { name: string; details: object }[] }>(`/feedback-definitions?name=${name}`)).content
  expect((await find())[0]!.details).toEqual({ categories: { solved: 1, not: 0 } })
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(change).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(change).toBeVisible()
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.goto('/default/projects')
  await expect.poll(async () => (await find()).length).toBe(0)
})

test('a definition says which way is better, and lists tint by it', async ({ page, api }) => {
  const name = `risk-${unique()}`
  await page.goto('/default/configuration?tab=feedback-definitions')
  await page.getByRole('button', { name: 'Add a feedback definition' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('radio', { name: 'Number' }).click()
  await dialog.getByRole('radio', { name: 'Lower is better' }).click()
  await dialog.getByLabel('Amber above').fill('0.5')
  await dialog.getByLabel('Red above').fill('0.3')
  await expect(dialog).toContainText('red lies beyond amber')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Red above').fill('0.8')
  await expect(dialog.locator('.sc.m')).toHaveCount(1)
  await expect(dialog.locator('.sc.l')).toHaveCount(1)
  await look(page, 'settings-definition')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()

  const project = `tints-${unique()}`
  const projectId = await api.project(project)
  const ids = [await sendTrace(api, project, 'calm'), await sendTrace(api, project, 'doubtful'), await sendTrace(api, project, 'risky')]
  await api.put('/traces/feedback-scores', { scores: [0.1, 0.6, 0.9].map((value, i) => ({ id: ids[i], project_name: project, name, value, source: 'sdk' })) })
  await page.goto(`/default/projects/${projectId}/logs?logsType=traces`)
  const cell = (row: string) => page.locator('tr[data-row-id]', { hasText: row }).locator('.sc')
  await expect(cell('risky')).toHaveAttribute('data-level', 'error')
  await expect(cell('risky')).toHaveAttribute('title', 'above 0.80: bad')
  await expect(cell('doubtful')).toHaveAttribute('data-level', 'warn')
  await expect(cell('calm')).not.toHaveAttribute('data-level')
  await look(page, 'logs-tints', ['light', 'dark', 'phone'])
})

test('a key of a provider is stored and never shown', async ({ page, api }) => {
  await page.goto('/default/configuration')
  await page.getByRole('button', { name: 'Add an AI provider' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Provider').selectOption('custom-llm')
  const name = `vllm-${unique()}`
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Address').fill('http://127.0.0.1:9/v1')
  await dialog.getByLabel('API key').fill('sk-very-secret-1234')
  await dialog.getByLabel('Models').fill('qwen-3-32b')
  await dialog.getByRole('button', { name: 'Add a line' }).click()
  await dialog.getByLabel('Name 1 of Headers').fill('X-Team')
  await dialog.getByLabel('Value 1 of Headers').fill('search')
  await look(page, 'settings-provider', ['light', 'phone'])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()
  expect(await page.content()).not.toContain('very-secret')
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('dialog').getByLabel('API key')).toHaveValue('')
  await expect(page.getByRole('dialog').getByLabel('Value 1 of Headers')).toHaveValue('search')
  await page.keyboard.press('Escape')
  const row = page.getByTestId('ai-provider-row').filter({ hasText: name })
  await row.getByRole('button', { name: 'Test' }).click()
  await expect(row.locator('.err')).toBeVisible({ timeout: 30_000 })
  const { content } = await api.get<{ content: { id: string; provider_name?: string }[] }>('/llm-provider-key')
  await api.post('/llm-provider-key/delete', { ids: content.filter((each) => each.provider_name === name).map((each) => each.id) })
})

test('preferences act at once and are there after a reload', async ({ page }) => {
  await page.goto('/default/configuration?tab=preferences')
  await page.getByLabel('A thread ends after').selectOption({ label: '30 min' })
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('A thread ends after')).toHaveValue('30')
  await page.getByLabel('Traces and spans').selectOption({ label: '60 days' })
  await expect(page.getByRole('dialog', { name: 'Keep traces for 60 days?' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Traces and spans')).toHaveValue('unlimited')
})

test('an environment shows its traffic and the version it was given last', async ({ page, api }) => {
  const environment = `live-${unique()}`
  const project = `deployed-${unique()}`
  await api.post('/environments', { name: environment, color: '#0f8a5f' })
  await page.goto('/default/configuration?tab=environments')
  const row = page.locator('#environments .set-line', { hasText: environment })
  await expect(row).toContainText('no traces in 24 h')
  await api.project(project)
  await sendTrace(api, project, 'one', { environment })
  await sendTrace(api, project, 'two', { environment })
  const version = await api.post<{ id: string }>('/prompts/versions', { name: `greeting-${environment}`, project_name: project, version: { template: 'Hello' } })
  await api.patch(`/prompts/versions/${version.id}/environments`, { environments: [environment] })
  await page.reload()
  await expect(row).toContainText('2 traces a day')
  await expect(row).toContainText('v1')
  await row.getByRole('link', { name: `greeting-${environment}` }).click()
  await expect(page).toHaveURL(/\/prompts\//)
})

test('an environment is protected by suites, shows it, and is freed again', async ({ page, api }) => {
  const name = `guarded-${unique()}`
  const project = `guarded-${unique()}`
  await api.project(project)
  const suite = await seedGateSuite(api, project, `promises-${name}`, 1)
  await page.goto('/default/configuration?tab=environments')
  await page.getByRole('button', { name: 'Add an environment' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('switch', { name: 'Protected' }).click()
  await dialog.getByRole('checkbox', { name: new RegExp(suite.name) }).check({ force: true })
  await dialog.getByLabel('Items that must pass').fill('950')
  await expect(dialog).toContainText('A percentage of 0 to 100')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Items that must pass').fill('95')
  await look(page, 'settings-protection')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = page.locator('#environments .set-line', { hasText: name })
  await expect(row).toContainText('protected')
  await expect(row).toContainText('asks for a passed suite')
  const { content } = await api.get<{ content: { id: string; name: string }[] }>('/environments')
  const id = content.find((each) => each.name === name)!.id
  const stored = () => api.get<{ protected: boolean; enforce: boolean; minimum_pass_rate?: number; suites: { id: string }[] }>(`/environments/${id}/protection`)
  expect(await stored()).toMatchObject({ protected: true, enforce: false, minimum_pass_rate: 0.95, suites: [{ id: suite.id }] })
  // What it asks for is there when it is opened again.
  await page.reload()
  await row.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(dialog.getByLabel('Items that must pass')).toHaveValue('95')
  await expect(dialog.getByRole('checkbox', { name: new RegExp(suite.name) })).toBeChecked()
  await dialog.getByRole('switch', { name: 'Protected' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row).not.toContainText('protected')
  expect((await stored()).protected).toBe(false)
  await api.post('/environments/delete', { ids: [id] })
})

test('a key says what it cost this month and how its last use went', async ({ page, api }) => {
  const fake = await FakeLlm.start()
  const name = `models-${unique()}`
  await api.post('/llm-provider-key', { provider: 'custom-llm', provider_name: name, api_key: 'sk-test', base_url: fake.address, configuration: { models: 'm' } })
  const project = `cost-${unique()}`
  await api.project(project)
  await page.goto('/default/configuration')
  const row = page.getByTestId('ai-provider-row').filter({ hasText: name })
  await expect(row).toContainText('not used yet')
  await expect(row.locator('.set-cost')).toHaveText('–')
  const start = new Date().toISOString()
  const trace = await sendTrace(api, project, 'one')
  await api.post('/spans', { trace_id: trace, project_name: project, type: 'llm', start_time: start, end_time: start, provider: name, total_estimated_cost: 12.5 })
  await api.post('/chat/completions', { model: `custom-llm/${name}/m`, messages: [{ role: 'user', content: 'hi' }] })
  await page.reload()
  await expect(row.locator('.set-state')).toHaveText('works')
  await expect(row.locator('.set-cost')).toHaveText('$12.50')
  await fake.stop()
  await api.post('/chat/completions', { model: `custom-llm/${name}/m`, messages: [{ role: 'user', content: 'hi' }] }).catch(() => undefined)
  await page.reload()
  await expect(row.locator('.set-state')).toContainText('no answer since')
  await look(page, 'settings-providers', ['light', 'dark', 'phone'])
  const { content } = await api.get<{ content: { id: string; provider_name?: string }[] }>('/llm-provider-key')
  await api.post('/llm-provider-key/delete', { ids: content.filter((each) => each.provider_name === name).map((each) => each.id) })
})

test('sizes stand beside the rules of retention where the server tells them, and nowhere else', async ({ page }) => {
  await page.route('**/workspaces/storage', (route) => route.fulfill({ status: 404, json: { code: 404, message: 'HTTP 404 Not Found' } }))
  await page.goto('/default/configuration?tab=retention')
  await expect(page.getByLabel('Traces and spans')).toBeVisible()
  await expect(page.locator('.set-bytes')).toHaveCount(0)
  await page.unroute('**/workspaces/storage')
  const sizes = { total_bytes: 304e9, day_bytes: 2e9, estimated: true, scored_bytes: 21e9, kinds: [{ kind: 'traces_and_spans', bytes: 205e9 }, { kind: 'attachments', bytes: 96e9 }, { kind: 'experiments_datasets_prompts', bytes: 3.1e9 }, { kind: 'news', bytes: 1 }] }
  await page.route('**/workspaces/storage', (route) => route.fulfill({ json: sizes }))
  await page.reload()
  // Projects with a time of their own, which other tests make, have no size.
  await expect(page.locator('.set-bytes').filter({ hasText: /./ })).toHaveText(['≈ 184 GB', '≈ 21.0 GB', '≈ 96.0 GB', '≈ 3.1 GB'])
  await expect(page.locator('#retention')).toContainText('≈ 304 GB in all')
  await look(page, 'settings-sizes', ['light', 'phone'])
})

test('a shorter retention says beforehand how many traces go', async ({ page, api }) => {
  const project = `kept-${unique()}`
  await api.project(project)
  const day = 86_400_000
  for (const [name, age] of [['soon', 14 * day - 3_600_000], ['older', 20 * day], ['fresh', day]] as const) {
    const start = Date.now() - age
    await sendTrace(api, project, name, { id: uuid7(start, Math.floor(Math.random() * 1e9)), start_time: new Date(start).toISOString(), end_time: new Date(start + 900).toISOString() })
  }
  await page.goto('/default/configuration?tab=retention')
  await page.getByLabel('Another time for a project').selectOption({ label: project })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('No trace goes in the next 24 hours.')
  await dialog.getByRole('button', { name: 'Set retention' }).click()
  const pick = page.getByLabel(project)
  await pick.selectOption({ label: '14 days' })
  await expect(dialog).toContainText('1 trace goes in the next 24 hours. 1 that is older already stays.')
  await look(page, 'settings-retention', ['light', 'dark', 'phone'])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(pick).toHaveValue('extended_400d')
  await page.locator('.set-line', { hasText: project }).getByRole('button', { name: 'As the workspace' }).click()
  await expect(page.getByLabel(project)).toHaveCount(0)
})

test('the next run is told beforehand, leads to its traces, and scored traces and files have times of their own', async ({ page, api }) => {
  const project = `nights-${unique()}`
  await api.project(project)
  const day = 86_400_000
  const send = async (name: string, days: number) => {
    const start = Date.now() - days * day
    const id = uuid7(start, Math.floor(Math.random() * 1e9))
    await sendTrace(api, project, name, { id, start_time: new Date(start).toISOString(), end_time: new Date(start + 900).toISOString() })
    return id
  }
  await send('plain one', 30)
  const inSet = await send('kept as a case', 31)
  const scored = await send('looked at', 32)
  await api.put(`/traces/${scored}/feedback-scores`, { name: 'helpful', value: 1, source: 'ui' })
  await api.put('/datasets/items', { dataset_name: `cases-${unique()}`, items: [{ source: 'trace', trace_id: inSet, data: { a: 1 } }] })
  const rule = { project_id: await api.project(project), retention: 'short_14d', apply_to_past: true }
  await api.post('/retention/rules', rule)
  await page.goto('/default/configuration?tab=retention')
  const due = page.locator('.set-due')
  await expect(due).toContainText('3 traces go.')
  await expect(due).toContainText('1 of them is in datasets; the item stays.')
  await expect(page.locator('#retention header')).toContainText('next run')

  const scoredPick = page.getByLabel('Scored or annotated traces')
  await scoredPick.selectOption({ label: '400 days' })
  await expect(page.locator('header.top').getByText('Saved')).toBeVisible()
  await expect(due).toContainText('2 traces go.')
  const files = page.getByLabel('Attachments')
  await files.selectOption({ label: '14 days' })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Keep attachments for 14 days?')
  await expect(dialog).toContainText('No file goes in the next 24 hours.')
  await look(page, 'settings-attachments', ['light', 'dark', 'phone'])
  await dialog.getByRole('button', { name: 'Set retention' }).click()
  await expect(files).toHaveValue('short_14d')
  await page.reload()
  await expect(scoredPick).toHaveValue('extended_400d')
  await look(page, 'settings-due', ['light', 'dark', 'phone'])
  await scoredPick.selectOption({ label: 'as the others' })
  await expect(dialog).toContainText('Let scored traces go with the others?')
  await expect(dialog).toContainText('3 traces go in the next 24 hours.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(scoredPick).toHaveValue('extended_400d')

  await due.getByRole('link', { name: 'Show them' }).click()
  await expect(page.getByText('plain one').first()).toBeVisible()
  await expect(page.getByText('kept as a case').first()).toBeVisible()
  await api.put('/retention/kinds/scored', {})
  await api.put('/retention/kinds/attachments', {})
  await api.post('/retention/rules', { ...rule, retention: 'unlimited' })
  await page.goto('/default/configuration?tab=retention')
  await page.getByRole('button', { name: 'Preview a run' }).click()
  await expect(page.locator('#retention')).toContainText('nothing goes.')
})

test('a file that retention removed says so in the panel', async ({ page, api }) => {
  const project = `removed-${unique()}`
  const trace = await sendTrace(api, project, 'with a file', {})
  await page.route('**/attachment/list**', (route) =>
    route.fulfill({ json: { page: 1, size: 1, total: 1, content: [{ link: '/api/v1/private/attachment/download', file_name: 'plan.pdf', file_size: 2048, mime_type: 'application/pdf', removed_at: '2026-11-02T03:00:00Z' }], sortable_by: [] } }),
  )
  await page.goto(`/default/projects/${await api.project(project)}/logs?logsType=traces&trace=${trace}`)
  const file = page.getByTestId('attachments').getByRole('button', { name: /plan.pdf/ })
  await expect(file).toContainText('removed by retention')
  await expect(file).toBeDisabled()
})

test('zone of reports and length of long values act at once', async ({ page, api }) => {
  const project = `long-${unique()}`
  const words = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')
  const trace = await sendTrace(api, project, 'long one', { input: { messages: [{ role: 'user', content: words }] } })
  await page.goto('/default/configuration?tab=preferences')
  await page.getByLabel('Long values in tables').selectOption({ label: 'cut at 1,000' })
  await expect(page.locator('header.top').getByText('Saved')).toBeVisible()
  await page.getByLabel('Time zone of reports').selectOption('Asia/Tokyo')
  await expect.poll(async () => (await api.get<{ time_zone: string; long_values: number }>('/workspaces/presentation')).time_zone).toBe('Asia/Tokyo')
  await page.reload()
  await expect(page.getByLabel('Long values in tables')).toHaveValue('1000')
  await expect(page.getByLabel('Time zone of reports')).toHaveValue('Asia/Tokyo')
  const budget = await api.get<{ from: string }>('/workspaces/budget')
  expect(budget.from).toContain('T15:00:00')
  await page.goto(`/default/projects/${await api.project(project)}/logs?logsType=traces`)
  const cell = page.locator(`[data-cell-id="${trace}_input"]`)
  const tip = (length: number) => expect.poll(async () => (await cell.getAttribute('title'))?.trim()).toBe(words.slice(0, length).trim())
  await tip(1000)
  await api.put('/workspaces/presentation', {})
  await page.reload()
  await tip(160)
})

test('settings are readable in both themes and on a phone', async ({ page, api }) => {
  for (const [name, color] of [['production', '#0f8a5f'], ['staging', '#1b5bda']] as const) await api.post('/environments', { name, color, description: 'for guests' }).catch(() => undefined)
  const own = unique()
  const guests = await seedEnvironment(api, `guests-${own}`)
  const project = `concierge-${own}`
  await api.project(project)
  await protect(api, guests, [await seedGateSuite(api, project, 'refund-promises', 1)])
  await api.post('/llm-provider-key', { provider: 'custom-llm', provider_name: `vllm-${own}`, api_key: 'sk-test', base_url: 'http://127.0.0.1:9/v1', configuration: { models: 'qwen-3-32b' } })
  const start = new Date().toISOString()
  await api.post('/spans', { trace_id: await sendTrace(api, project, 'one', { environment: `guests-${own}` }), project_name: project, type: 'llm', start_time: start, end_time: start, provider: `vllm-${own}`, total_estimated_cost: 291.4 })
  await page.goto('/default/configuration')
  await expect(page.getByText('production')).toBeVisible()
  await expect(page.locator('#environments .set-line', { hasText: `guests-${own}` })).toContainText('asks for a passed suite')
  const cut = await page.locator('.set-nav .trunc').evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent))
  expect(cut).toEqual([])
  await look(page, 'settings')
  await removeEnvironment(api, guests)
  const { content } = await api.get<{ content: { id: string; provider_name?: string }[] }>('/llm-provider-key')
  await api.post('/llm-provider-key/delete', { ids: content.filter((each) => each.provider_name === `vllm-${own}`).map((each) => each.id) })
})

test('a policy of guardrails is made with its checks, shows how programs use it, and is changed', async ({ page, api }) => {
  const name = `contact-${unique()}`
  await page.goto('/default/configuration?tab=guardrails')
  await page.getByRole('button', { name: 'Add a guardrail policy' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Give it a name.')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByText('Personal data').click()
  await dialog.getByText('PERSON', { exact: true }).click()
  await dialog.getByText('Topics', { exact: true }).click()
  await dialog.getByLabel('Topics, one a line').fill('politics\nreligion')
  await expect(dialog).toContainText(`FromStoredPoliciesAsync(["${name}"])`)
  await page.mouse.move(5, 5)
  await look(page, 'settings-guardrail')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toContainText('Personal data, Topics · by name')
  const find = async () => (await api.get<{ content: { guards: { type: string; config: { restricted_topics?: string[] } }[]; always_on: boolean }[] }>(`/guardrails/policies?name=${name}`)).content[0]!
  expect((await find()).guards.map((guard) => guard.type)).toEqual(['PII', 'TOPIC'])
  expect((await find()).guards[1]!.config.restricted_topics).toEqual(['politics', 'religion'])
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await dialog.getByText('Applies always').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await find()).always_on).toBe(true)
})
