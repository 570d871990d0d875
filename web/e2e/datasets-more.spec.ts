import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { seedDataset } from './seed/datasets'
import { uuid7 } from './seed/random'

const rows = 'tbody tr[data-row-id]'
const PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAAH0lEQVR42mNgnjmfKohh1KBRg0YNGjVo1KBRgwbeIAB24MTfGqD+KAAAAABJRU5ErkJggg=='

test('a model writes new items, they are reviewed, and those that are wanted enter the draft', async ({ page, api }) => {
  let count = 0
  const llm = await FakeLlm.start()
  llm.answer = () => ({ text: JSON.stringify({ items: [1, 2, 3, 4].map(() => ({ message: `A new case, number ${++count}`, expected: 'Say what happens next.' })) }) })
  try {
    const seeded = await seedDataset(api, `expand-${Date.now()}`, 'support-golden', 16, false)
    const models = await llm.register(api, `expand-${Date.now()}`)
    await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.id}/items`)
    await page.getByRole('link', { name: 'Expand…' }).click()
    const panel = page.getByTestId('expand-panel')
    await expect(panel).toContainText('As found in the newest 16 items')
    await panel.getByRole('combobox').fill(`${models}gpt-5-mini`)
    await panel.getByRole('spinbutton', { name: 'How many items' }).fill('201')
    await expect(panel).toContainText('From 1 to 200.')
    await panel.getByRole('spinbutton', { name: 'How many items' }).fill('4')
    await panel.getByRole('textbox', { name: 'What to vary' }).fill('guests who are angry')
    await look(page, 'dataset-expand')
    await panel.getByRole('button', { name: 'Write 4 items' }).click()
    await expect(panel).toContainText('4 of 4 written')
    await panel.getByRole('checkbox', { name: 'Take item 2' }).click()
    await look(page, 'dataset-review')
    // It stays on the server: closed and reloaded it waits for its review.
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByTestId('expansion-line').getByRole('link', { name: 'Review' }).click()
    await panel.getByRole('checkbox', { name: 'Take item 2' }).click()
    await panel.getByRole('button', { name: 'Add 3 items to the draft' }).click()
    await expect(page.getByTestId('draft-badge')).toBeVisible()
    await expect(page.getByTestId('expansion-line')).toHaveCount(0)
    const draft = await api.get<{ items_added: number }>(`/datasets/${seeded.id}/draft`)
    expect(draft.items_added).toBe(3)
  } finally {
    await llm.stop()
  }
})

test('a model that no provider is set up for is said at once, and what was typed stays', async ({ page, api }) => {
  const seeded = await seedDataset(api, `expand-none-${Date.now()}`, 'support-golden', 12, false)
  await api.post('/llm-provider-key', { provider: 'custom-llm', provider_name: `none-${Date.now()}`, base_url: 'http://127.0.0.1:9/v1' })
  await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.id}/items?expand=new`)
  const panel = page.getByTestId('expand-panel')
  await panel.getByRole('combobox').fill('bedrock/nowhere')
  await panel.getByRole('button', { name: 'Write 20 items' }).click()
  await expect(panel.getByRole('alert')).toContainText(/bedrock/i)
  await expect(panel.getByRole('combobox')).toHaveValue('bedrock/nowhere')
})

test('note and tags of a version are changed, and any two versions are compared', async ({ page, api }) => {
  const seeded = await seedDataset(api, `versions-${Date.now()}`, 'support-golden', 12, false)
  await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.id}/items`)
  await page.getByRole('button', { name: 'Actions for v2' }).click()
  await page.getByRole('menuitem', { name: 'Edit note and tags…' }).click()
  const dialog = page.getByTestId('edit-version')
  await dialog.getByRole('textbox', { name: 'What changed' }).fill('Cases from Porto')
  await dialog.getByRole('textbox', { name: 'Tags of the version' }).fill('reviewed')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const line = page.getByTestId('version-history-item-v2')
  await expect(line).toContainText('Cases from Porto')
  await expect(line).toContainText('reviewed')
  await page.getByTestId('version-history-item-v2').getByRole('link', { name: 'v2' }).click()
  await page.getByRole('button', { name: 'Compare with…' }).click()
  await page.getByRole('menuitem', { name: 'v1' }).click()
  await expect(page.locator(rows)).toHaveCount(4)
  await expect(page.getByRole('button', { name: 'Compared with v1' })).toBeVisible()
  await page.goBack()
  await expect(page.locator(rows)).toHaveCount(12)
  await page.getByRole('button', { name: 'Actions for v2' }).click()
  await page.getByRole('menuitem', { name: 'Edit note and tags…' }).click()
  await dialog.getByRole('button', { name: /reviewed/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(line).not.toContainText('reviewed')
})

test('pictures are shown in cells and in the item, those of other hosts only when asked for', async ({ page, api }) => {
  const project = await api.project(`pictures-${Date.now()}`)
  const id = (await api.post<{ id: string }>('/datasets/retrieve', { dataset_name: await named(api, project) })).id
  const foreign: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith('https:')) foreign.push(request.url())
  })
  await page.goto(`/default/projects/${project}/datasets/${id}/items`)
  await expect(page.locator(`${rows} img.dsthumb`)).toHaveCount(1)
  await expect(page.locator(rows).filter({ hasText: 'elsewhere.png' })).toHaveCount(1)
  await look(page, 'dataset-pictures', ['light'])
  await page.locator(rows).filter({ hasText: 'elsewhere.png' }).click()
  const panel = page.getByTestId('dataset-item-editor')
  await expect(panel.getByRole('button', { name: /Load from/ })).toBeVisible()
  expect(foreign).toEqual([])
})

test('fields of items are mapped when traces are added to a dataset', async ({ page, api }) => {
  const name = `mapped-${Date.now()}`
  const project = await api.project(name)
  const trace = uuid7(Date.now(), 4711)
  await api.post('/traces', { id: trace, project_name: name, name: 'answer', start_time: new Date().toISOString(), input: { question: 'Can I bring my dog?', guest: 'G-17' }, output: { text: 'Up to 10 kg.' } })
  await page.goto(`/default/projects/${project}/logs?logsType=traces`)
  await page.locator(rows).first().getByRole('checkbox').click()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('from traces')
  await dialog.getByRole('button', { name: 'Map a field' }).click()
  await dialog.getByRole('textbox', { name: 'Field of the item' }).fill('message')
  await dialog.getByRole('combobox', { name: 'Where its value is' }).fill('input.question')
  await look(page, 'dataset-mapping', ['light', 'phone'])
  await dialog.getByRole('button', { name: /Create/ }).click()
  await expect(dialog).toHaveCount(0)
  const dataset = () => api.get<{ content: { id: string; dataset_items_count: number }[] }>(`/datasets?project_id=${project}`).then((answer) => answer.content[0])
  await expect.poll(async () => (await dataset())?.dataset_items_count).toBe(1)
  const items = await api.get<{ content: { data: Record<string, unknown> }[] }>(`/datasets/${(await dataset())!.id}/items`)
  expect(items.content[0]!.data.message).toBe('Can I bring my dog?')
})

test('files that were attached to the trace of an item are shown with it', async ({ page, api }) => {
  const name = `attached-${Date.now()}`
  const project = await api.project(name)
  const [trace, dataset, item] = [uuid7(Date.now(), 4712), uuid7(Date.now(), 4713), uuid7(Date.now(), 4714)]
  await api.post('/traces', { id: trace, project_name: name, name: 'answer', start_time: new Date().toISOString(), input: { question: 'What is on the photo?' } })
  const bytes = Buffer.from(PICTURE.split(',')[1]!, 'base64')
  const sent = await fetch(`${api.base}/api/v1/private/attachment/upload?file_name=photo.png&entity_type=trace&entity_id=${trace}&project_name=${name}&mime_type=image/png`, { method: 'PUT', body: bytes })
  expect(sent.ok).toBe(true)
  await api.post('/datasets', { id: dataset, name, project_id: project })
  await api.put('/datasets/items', { dataset_id: dataset, items: [{ id: item, source: 'trace', trace_id: trace, data: { question: 'What is on the photo?' } }] })
  await page.goto(`/default/projects/${project}/datasets/${dataset}/items?open=${item}`)
  await expect(page.getByTestId('dataset-item-editor').getByTestId('attachments')).toContainText('photo.png')
  await expect(page.getByTestId('attachments').getByRole('button', { name: /photo.png/ }).locator('img')).toHaveJSProperty('naturalWidth', 24)
  await look(page, 'dataset-attached', ['light'])
})

async function named(api: { put: (path: string, body: unknown) => Promise<unknown>; post: <T>(path: string, body: unknown) => Promise<T> }, project: string): Promise<string> {
  const name = `pictures ${project}`
  await api.post('/datasets', { id: uuid7(Date.now(), 77), name, project_id: project })
  await api.put('/datasets/items', {
    dataset_name: name,
    items: [
      { source: 'sdk', data: { screenshot: PICTURE, question: 'What is shown?' } },
      { source: 'sdk', data: { screenshot: { type: 'image_url', image_url: { url: 'https://pictures.example/elsewhere.png' } }, question: 'And here?' } },
    ],
  })
  return name
}

test('an item says in which experiments it was run, and leads to the one that did worst', async ({ page, api }) => {
  const name = `used-${Date.now()}`
  const id = () => uuid7(Date.now(), Math.floor(Math.random() * 1e9))
  const project = await api.project(name)
  const [dataset, item] = [id(), id()]
  await api.post('/datasets', { id: dataset, name, project_name: name })
  await api.put('/datasets/items', { dataset_id: dataset, items: [{ id: item, source: 'sdk', data: { question: 'Where is my refund?' } }] })
  const at = new Date().toISOString()
  for (const value of [0.9, 0.42, 0.7]) {
    const [experiment, trace] = [id(), id()]
    await api.post('/experiments', { id: experiment, name: `run ${value}`, dataset_name: name, project_name: name })
    await api.post('/traces/batch', { traces: [{ id: trace, project_name: name, name: 'evaluation_task', start_time: at, end_time: at }] })
    await api.post('/experiments/items', { experiment_items: [{ id: id(), experiment_id: experiment, dataset_item_id: item, trace_id: trace }] })
    await api.put(`/traces/${trace}/feedback-scores`, { name: 'groundedness', value, source: 'sdk' })
  }
  await page.goto(`/default/projects/${project}/datasets/${dataset}/items?open=${item}`)
  const uses = page.getByTestId('dataset-item-uses')
  await expect(uses).toHaveText('3, worst groundedness 0.42')
  await look(page, 'dataset-item-uses')
  await uses.getByRole('link').click()
  await expect(page).toHaveURL(/\/compare\?/)
  await expect(page.getByRole('heading', { level: 1, name: 'run 0.42' })).toBeVisible()
  await expect(page.getByTestId('compared-item-panel')).toContainText('Where is my refund?')
})
