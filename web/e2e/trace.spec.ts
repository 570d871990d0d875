import { expect, inspect, look, test } from './kit/test'
import { seedTraces, type SeededProject } from './seed/traces'
import { uuid7 } from './seed/random'
import type { Api } from './kit/api'

let project: SeededProject
let failing: string

test.beforeAll(async ({ baseURL }) => {
  const { Api: Client } = await import('./kit/api')
  const api: Api = new Client(baseURL!)
  project = await seedTraces(api, `trace-panel-${Date.now()}`, 40)
  failing = project.traces.find((trace) => trace.error_info)!.id
})

const address = (trace: string, more = '') => `/default/projects/${project.id}/logs?trace=${trace}${more}`

test('a text is found in every part of every span, with the words around it', async ({ page }) => {
  await page.goto(address(failing))
  const field = page.getByRole('textbox', { name: /^Find in 13 spans/ })
  await field.fill('cancelled_by_property')
  await expect(page.getByTestId('trace-tree-node-issue_refund').first()).toContainText('in input:')
  await expect(page.getByTestId('trace-tree-node-pii_guard')).toHaveCount(0)
  await expect(page).toHaveURL(/trace_panel_search=cancelled_by_property/)
  await field.press('Enter')
  await expect(page).toHaveURL(/span=/)
  await inspect(page)
})

test('filters narrow the tree and are in the address', async ({ page }) => {
  await page.goto(address(failing))
  await page.getByRole('button', { name: 'Filter spans' }).click()
  await page.getByRole('checkbox', { name: /llm/ }).check({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('trace-tree-node-compose_answer')).toBeVisible()
  await expect(page.getByTestId('trace-tree-node-pii_guard')).toHaveCount(0)
  await page.reload()
  await expect(page.getByTestId('trace-tree-node-gpt-5-mini')).toBeVisible()
  await expect(page.getByTestId('trace-tree-node-log_ticket')).toHaveCount(0)
})

test('Back undoes a span and a tab that were clicked, not each step of a walk with the keys', async ({ page }) => {
  await page.goto(address(failing))
  await page.getByTestId('trace-tree-node-plan').click()
  const plan = page.url()
  await page.getByRole('tab', { name: 'Raw' }).click()
  await expect(page).toHaveURL(/traceTab=raw/)
  await page.getByTestId('trace-tree-node-compose_answer').click()
  await page.getByRole('tree').focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp')
  await expect(page.getByTestId('trace-tree-node-compose_answer')).toHaveAttribute('aria-selected', 'false')
  await page.goBack()
  await expect(page.getByTestId('trace-tree-node-plan')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tab', { name: 'Raw' })).toHaveAttribute('aria-selected', 'true')
  await page.goBack()
  await expect(page).toHaveURL(plan)
  await page.goBack()
  await expect(page).not.toHaveURL(/span=/)
  await expect(page.getByTestId('traces')).toBeVisible()
})

test('a run says which experiment it is of and what guardrails said; a tag of a span is edited, and filters the list', async ({ page, api }) => {
  const mark = Date.now()
  const [dataset, item, experiment] = [1, 2, 3].map((each) => uuid7(mark, each * 1000 + (mark % 997)))
  const trace = await traceWith(api, { source: 'experiment' })
  const now = new Date().toISOString()
  const span = uuid7(Date.now(), 77)
  await api.post('/spans/batch', { spans: [{ id: span, trace_id: trace, project_name: project.name, name: 'guard', type: 'guardrail', provider: 'acme', model: 'm', start_time: now, end_time: now }] })
  await api.post('/guardrails', { guardrails: [{ entity_id: trace, secondary_id: span, project_name: project.name, name: 'PII', result: 'failed', config: {}, details: {} }] })
  await api.post('/datasets', { id: dataset, name: `facts-${mark}` })
  await api.put('/datasets/items', { dataset_id: dataset, items: [{ id: item, source: 'sdk', data: { input: 'x' } }] })
  await api.post('/experiments', { id: experiment, dataset_name: `facts-${mark}`, name: `facts run ${mark}`, project_name: project.name })
  await api.post('/experiments/items', { experiment_items: [{ id: uuid7(mark, 5000 + (mark % 997)), experiment_id: experiment, dataset_item_id: item, trace_id: trace }] })
  await page.goto(address(trace))
  await expect(page.getByTestId('data-viewer-guardrails')).toHaveText('failed: PII')
  await page.getByTestId('trace-tree-node-guard').click()
  await expect(page.getByTestId('span-detail')).toContainText('acme')
  await page.getByRole('heading', { name: 'guard' }).waitFor()
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Edit tags' }).getByRole('textbox').fill('checked')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api.get<{ tags?: string[] }>(`/spans/${span}`)).tags).toEqual(['checked'])
  await page.keyboard.press('Escape')
  await look(page, 'trace-facts')
  await page.getByTestId('span-detail').getByRole('button', { name: 'Filter by the tag checked' }).click()
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1)
  await expect(page.locator('.chip .v')).toHaveText('checked')
  await page.goto(address(trace))
  await page.getByTestId('traces').getByRole('link', { name: `facts run ${mark}` }).click()
  await page.waitForURL(new RegExp(`/experiments/${dataset}/compare`))
})

test('the value of one author is deleted alone', async ({ page, api }) => {
  const trace = await traceWith(api, {})
  const queue = uuid7(Date.now(), 31)
  await api.post('/annotation-queues', { id: queue, project_id: project.id, name: `Judges ${queue}`, scope: 'trace' })
  const score = { id: trace, project_name: project.name, name: 'tone', source: 'sdk' }
  await api.put('/traces/feedback-scores', { scores: [{ ...score, value: 1 }, { ...score, value: 0, source_queue_id: queue }] })
  await page.goto(address(trace, '&traceTab=scores'))
  await page.getByRole('button', { name: 'tone 2' }).click()
  await page.getByRole('button', { name: /^Delete the score tone of/ }).nth(1).click()
  await expect.poll(async () => Object.keys((await api.get<{ feedback_scores: { value_by_author: object }[] }>(`/traces/${trace}`)).feedback_scores[0]?.value_by_author ?? {}).length).toBe(1)
  await expect(page.locator('[data-score="tone"]')).toBeVisible()
})

test('a linked prompt that was changed before it was sent says so, and opens in the playground', async ({ page, api }) => {
  const name = `greeting-${Date.now()}`
  await api.post('/prompts', { name, project_name: project.name, template: 'Hello {{name}}', template_structure: 'text' })
  const [prompt] = (await api.get<{ content: { id: string }[] }>(`/projects/${project.id}/prompts?name=${name}`)).content
  const [version] = (await api.get<{ content: { id: string }[] }>(`/prompts/${prompt!.id}/versions`)).content
  const linked = (template: string) => ({ metadata: { opik_prompts: [{ id: prompt!.id, name, version: { id: version!.id, template } }] } })
  await page.goto(address(await traceWith(api, linked('Hello {{name}}')), '&traceTab=prompts'))
  const section = page.getByTestId(`linked-prompt-${name}`)
  await expect(section.getByRole('link', { name: 'Playground' })).toBeVisible()
  await expect(section.getByText('modified')).toHaveCount(0)
  await page.goto(address(await traceWith(api, linked('Hi {{name}}')), '&traceTab=prompts'))
  await expect(section.getByText('modified')).toBeVisible()
  await look(page, 'trace-prompts')
  await section.getByRole('link', { name: 'Playground' }).click()
  await page.waitForURL('**/playground*')
  await expect(page.getByRole('textbox', { name: 'A, Message 1' })).toHaveValue('Hello {{name}}')
})

test('scores are given by hand for every kind of definition, saved, and cleared', async ({ page, api }) => {
  const mark = Date.now()
  await api.post('/feedback-definitions', { name: `tone ${mark}`, type: 'categorical', details: { categories: { rude: 0, kind: 1 } } })
  await api.post('/feedback-definitions', { name: `depth ${mark}`, type: 'numerical', details: { min: 0, max: 10 } })
  await page.goto(address(failing))
  await page.getByTestId('trace-tree-node-plan').click()
  await page.keyboard.press('a')
  const tone = page.getByTestId(`annotate-score-row-tone ${mark}`)
  await tone.getByRole('button', { name: /^kind/ }).click()
  await expect(tone.getByRole('status')).toHaveText('Saved')
  const depth = page.getByTestId(`annotate-score-row-depth ${mark}`)
  await depth.getByRole('textbox').fill('11')
  await expect(depth).toContainText('from 0 to 10')
  await depth.getByRole('textbox').fill('7')
  await expect(depth.getByRole('status')).toHaveText('Saved')
  await inspect(page)

  const id = new URL(page.url()).searchParams.get('span')!
  const names = async () => ((await api.get<{ feedback_scores?: { name: string; value: number }[] }>(`/spans/${id}`)).feedback_scores ?? []).map((score) => `${score.name}=${score.value}`)
  expect((await names()).sort()).toEqual([`depth ${mark}=7`, `tone ${mark}=1`])
  await tone.getByRole('button', { name: /^Clear/ }).click()
  await expect.poll(names).toEqual([`depth ${mark}=7`])
})

test('comments are added, edited, deleted and brought back', async ({ page, api }) => {
  const trace = project.traces[1]!.id
  await page.goto(address(trace, '&lastSection=annotate'))
  const comments = page.getByTestId('comments')
  await comments.getByRole('textbox', { name: 'Comment' }).fill('Looks right to me')
  await page.keyboard.press('Control+Enter')
  await comments.getByText('Looks right to me').waitFor()
  await comments.getByRole('button', { name: 'Edit' }).click()
  await comments.getByRole('textbox', { name: 'Edit comment' }).fill('Looks wrong to me')
  await comments.getByRole('button', { name: 'Save' }).click()
  await comments.getByText('Looks wrong to me').waitFor()
  await comments.getByRole('button', { name: 'Delete' }).click()
  await expect(comments.getByText('Looks wrong to me')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await comments.getByText('Looks wrong to me').waitFor()
  const stored = await api.get<{ comments: { text: string }[] }>(`/traces/${trace}`)
  expect(stored.comments.map((comment) => comment.text)).toEqual(['Looks wrong to me'])
})

test('tags are edited with the key T', async ({ page, api }) => {
  const trace = project.traces[2]!.id
  await page.goto(address(trace))
  await page.getByTestId('trace-tree-node-plan').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('textbox', { name: 'Edit tags' }).waitFor()
  await page.keyboard.type('golden')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api.get<{ tags?: string[] }>(`/traces/${trace}`)).tags ?? []).toContain('golden')
})

test('a trace goes into a new dataset with D', async ({ page, api }) => {
  const name = `kept ${Date.now()}`
  await page.goto(address(project.traces[3]!.id))
  await page.getByTestId('trace-tree-node-plan').waitFor()
  await page.keyboard.press('d')
  await page.getByRole('dialog').getByRole('textbox').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create and add' }).click()
  const count = async () =>
    (await api.get<{ content: { dataset_items_count?: number }[] }>(`/datasets?name=${encodeURIComponent(name)}`)).content[0]?.dataset_items_count
  await expect.poll(count).toBe(1)
})

test('a value has four views and a search that opens what is folded', async ({ page, api }) => {
  const id = await traceWith(api, { input: { level: { one: { two: { needle: 'found me' } } }, list: Array.from({ length: 300 }, (_, i) => i) } })
  await page.goto(address(id, '&traceTab=content'))
  const input = page.getByTestId('data-viewer-input')
  await input.getByRole('button', { name: 'Search in Input' }).click()
  await input.getByRole('textbox', { name: 'Search here' }).fill('found me')
  await expect(input.locator('mark')).toHaveText('found me')
  await expect(input).toContainText('1 of 1')
  await page.keyboard.press('Escape')
  await input.getByRole('combobox', { name: 'View' }).selectOption('yaml')
  await expect(input).toContainText('needle: found me')
  await input.getByRole('combobox', { name: 'View' }).selectOption('json')
  await input.getByRole('button', { name: 'level', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy path' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('$.level')
})

test('a member of metadata filters the list and becomes its column', async ({ page, api }) => {
  const id = await traceWith(api, { name: 'with column', metadata: { tenant: 'northwind' } })
  await page.goto(address(id, '&traceTab=metadata'))
  await page.getByRole('button', { name: 'tenant', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Add as column' }).click()
  await page.getByRole('button', { name: 'tenant', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Filter by this value' }).click()
  await expect(page.getByRole('columnheader', { name: 'tenant' })).toBeVisible()
  await expect(page.getByRole('row', { name: /with column/ })).toContainText('northwind')
  await expect(page.locator('[data-row-id]')).toHaveCount(1)
})

test('pictures, sound and files are found in payloads, and a cut payload says so', async ({ page, api }) => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const id = await traceWith(api, {
    input: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
            { type: 'image_url', image_url: { url: 'https://example.org/lake.png' } },
          ],
        },
      ],
    },
    output: { opik_truncated: true, reason: '<omitted_due_to_size_21MB_error_code_413_400>' },
    metadata: { user: 'u', _opik_graph_definition: { format: 'mermaid', data: 'graph TD' } },
  })
  await page.goto(address(id))
  await expect(page.getByRole('img', { name: 'png' })).toBeVisible()
  // What lies elsewhere is loaded only when somebody asks for it.
  await expect(page.getByRole('button', { name: 'Load from example.org' })).toBeVisible()
  await page.getByRole('tab', { name: 'Input and output' }).click()
  await expect(page.getByTestId('attachments').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('with 21 MB it was too large to send')).toBeVisible()
  await page.getByRole('tab', { name: 'Metadata' }).click()
  await expect(page.getByText('1 note of the client')).toBeVisible()
  await inspect(page)
})

test('a deleted trace can be brought back', async ({ page, api }) => {
  const id = await traceWith(api, { name: 'short lived' })
  await page.goto(address(id))
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete trace' }).click()
  await expect(page.getByTestId('traces')).toHaveCount(0)
  await expect(page.locator(`[data-row-id="${id}"]`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator(`[data-row-id="${id}"]`)).toBeVisible()
  expect((await api.get<{ name: string }>(`/traces/${id}`)).name).toBe('short lived')
})

test('siblings of one name are one line until opened', async ({ page, api }) => {
  const id = await traceWith(api, {})
  const start = Date.now()
  await api.post('/spans/batch', {
    spans: Array.from({ length: 24 }, (_, i) => ({
      id: uuid7(start + i, Math.floor(Math.random() * 1e9)),
      trace_id: id,
      project_name: project.name,
      name: 'search',
      type: 'tool',
      start_time: new Date(start + i * 10).toISOString(),
      end_time: new Date(start + i * 10 + 8).toISOString(),
    })),
  })
  await page.goto(address(id))
  await expect(page.getByTestId('trace-tree-group-search')).toContainText('×24')
  await expect(page.getByTestId('trace-tree-node-search')).toHaveCount(0)
  await page.getByTestId('trace-tree-group-search').click()
  await expect(page.getByTestId('trace-tree-node-search').first()).toBeVisible()
})

test('the panel at every size', async ({ page }) => {
  await page.goto(address(failing))
  await page.getByTestId('trace-tree-node-compose_answer').click()
  await page.getByText('I am sorry, that is a stressful place').waitFor()
  await look(page, 'trace-panel')
  await page.goto(address(failing, '&lastSection=annotate'))
  await page.getByTestId('annotate-panel').waitFor()
  await look(page, 'trace-annotate')
})

async function traceWith(api: Api, more: object): Promise<string> {
  const now = Date.now()
  const id = uuid7(now, Math.floor(Math.random() * 1e9))
  await api.post('/traces/batch', {
    traces: [{ id, project_name: project.name, name: 'made', start_time: new Date(now).toISOString(), end_time: new Date(now + 400).toISOString(), ...more }],
  })
  return id
}
