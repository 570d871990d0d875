import type { Page } from '@playwright/test'
import { uuid7 } from '../src/lib/uuid7'
import { Api } from './kit/api'
import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { concierge, seedPlayground, type SeededPlayground } from './seed/playground'

let fake: FakeLlm
let models: string
let name: string
let seeded: SeededPlayground

test.beforeEach(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `trip-${Math.floor(Math.random() * 1e9).toString(36)}`
  fake = await FakeLlm.start()
  models = await fake.register(api, name)
  seeded = await seedPlayground(api, name, 24)
})

test.afterEach(() => fake.stop())

const open = (page: Page, search = '') => page.goto(`/default/projects/${seeded.project}/playground${search}`)
const message = (page: Page, variant: string, position: number) => page.getByRole('textbox', { name: `${variant}, Message ${position}` })

async function chooseModel(page: Page, variant: string, model: string): Promise<void> {
  await page.getByRole('button', { name: `Model of ${variant}` }).click()
  await page.getByLabel('Search, or type any name').fill(`${models}${model}`)
  await page.getByRole('button', { name: model, exact: true }).first().click()
}

test('values by hand are run word by word, go on as a conversation, and nothing typed is lost', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  fake.answer = (asked) => ({ text: `You said ${asked} and that is all`, hold: held })
  await open(page)
  await expect(page.getByText('A: choose a model')).toBeVisible()
  await chooseModel(page, 'A', 'gpt-5-mini')
  await expect(page.getByTestId('playground-message-row')).toHaveCount(2)
  await message(page, 'A', 2).fill('Where is {{place}}?')
  await page.getByTestId('playground-value-place').fill('gate 4')
  await page.getByRole('button', { name: 'Duplicate A' }).click()
  await expect(page.locator('[data-variant-index="1"]')).toBeVisible()
  await message(page, 'B', 2).fill('Where is {{place}}, in one word?')
  await page.keyboard.press('Shift+Enter')

  await expect(page.getByTestId('playground-output-0-0')).toContainText('You said Where')
  await expect(page.getByTestId('playground-output-0-0')).toContainText('streaming')
  release()
  await expect(page.getByTestId('playground-output-0-0')).toContainText('You said Where is gate 4? and that is all')
  await expect(page.getByTestId('playground-output-0-1')).toContainText('in one word? and that is all')
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Diff' }).click()
  await expect(page.getByRole('table', { name: 'Answer of B against that of A' })).toBeVisible()
  expect(page.url()).toContain('diff=0')
  await page.goBack()
  await expect(page.getByRole('table', { name: 'Answer of B against that of A' })).toBeHidden()

  await page.getByTestId('playground-output-0-0').getByRole('button', { name: 'Continue' }).click()
  await expect(message(page, 'A', 3)).toHaveValue('You said Where is gate 4? and that is all')
  await message(page, 'A', 4).fill('And then?')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.reload()
  await expect(message(page, 'A', 4)).toHaveValue('And then?')
  await expect(page.getByTestId('playground-output-0-1')).toContainText('in one word? and that is all')
  await page.getByRole('link', { name: /^Trace of B, row 1/ }).click()
  await expect(page).toHaveURL(/logs\?.*trace=/)
})

test('a dataset is run on the server, stopped, resumed, and goes on without the tab', async ({ page, context, baseURL }) => {
  // Six looks with axe, on a machine that others use too.
  test.slow()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  fake.answer = (asked, request) => ({
    text: concierge(asked, JSON.stringify(request.messages)),
    ...(asked.includes('Sunday') ? { refuse: 'the model is overloaded' } : {}),
    ...(asked.includes('three bookings') || asked.includes('(') ? { hold: held } : {}),
  })
  await judge(new Api(baseURL!))
  await open(page, `?version=${(await latestVersion(page)).id}`)
  await expect(page.getByRole('button', { name: `Prompt of A: ${seeded.prompt.name} v2` })).toBeVisible()
  await chooseModel(page, 'A', 'gpt-5-mini')
  await page.getByRole('button', { name: 'Dataset', exact: true }).click()
  await page.getByTestId('playground-dataset-button').click()
  await page.getByRole('dialog', { name: 'Choose a dataset' }).getByRole('button', { name: seeded.dataset.name }).click()
  await page.getByLabel('Only items that contain').fill('breakfast')
  await expect(page.getByText('All variables are filled in 4 of 4 items')).toBeVisible()
  await page.getByLabel('Only items that contain').fill('')
  await page.keyboard.press('Escape')
  await expect(page.getByText('All variables are filled in 24 of 24 items')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Value of message' })).toHaveValue('input.message')
  await page.getByRole('button', { name: 'Duplicate A' }).click()
  await message(page, 'B', 1).fill('You are the travel concierge of Fernweh. Answer in the language of the guest. Use {{policy}} and never promise what a tool has not confirmed.')
  await chooseModel(page, 'B', 'claude-sonnet-4-5')
  await expect(page.locator('[data-variant-index="1"]').getByRole('button', { name: 'Save version' })).toBeVisible()
  await page.getByRole('button', { name: '0 scorers' }).click()
  await page.getByText('helpful', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByTestId('playground-run-button').click()

  await expect(page.getByText('Running on the server')).toBeVisible()
  await expect(page.getByTestId('playground-output-0-0')).toContainText('stressful place')
  await expect(page.getByTestId('playground-output-4-0')).toContainText('the model is overloaded')
  await expect(page.getByTestId('playground-output-3-1')).toContainText('streaming')
  await expect(page.getByTestId('playground-output-0-0')).toContainText('helpful')
  await page.mouse.move(720, 20)
  await look(page, 'playground')
  const address = page.url()

  await page.getByTestId('playground-stop-button').click()
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible()
  release()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByText('Complete', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(again.getByText('24 of 24 rows complete')).toBeVisible()
  fake.answer = () => ({ text: 'Yes, from 7 to 11.' })
  await again.getByRole('button', { name: /^Try \d+ failed again/ }).click()
  await expect(again.getByTestId('playground-output-4-0')).toContainText('from 7 to 11')
  await again.getByRole('button', { name: 'Diff' }).first().click()
  await again.mouse.move(720, 20)
  await look(again, 'playground-done')
  await again.getByRole('link', { name: 'Compare experiments' }).click()
  await expect(again.getByRole('heading', { level: 1, name: 'Compare 2' })).toBeVisible()
  const experiments = await new Api(new URL(address).origin).get<{ total: number }>(`/experiments?datasetId=${seeded.dataset.id}`)
  expect(experiments.total).toBe(2)
})

test('a prompt is edited and saved as its next version', async ({ page, api }) => {
  await open(page, `?version=${(await latestVersion(page)).id}`)
  await expect(message(page, 'A', 2)).toHaveValue('{{message}}')
  await chooseModel(page, 'A', 'gpt-5-mini')
  fake.answer = () => ({ text: JSON.stringify({ texts: ['Be brief. Use {{policy}}.', 'Guest: {{message}}'] }) })
  await page.getByRole('button', { name: 'More for A' }).click()
  await page.getByRole('menuitem', { name: 'Improve…' }).click()
  await page.getByTestId('improve-prompt').getByRole('button', { name: 'Improve', exact: true }).click()
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(message(page, 'A', 2)).toHaveValue('Guest: {{message}}')
  await page.getByRole('button', { name: 'Save version' }).click()
  await page.getByLabel('What changed').fill('says who speaks')
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: `Prompt of A: ${seeded.prompt.name} v3` })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save version' })).toBeHidden()
  const saved = await api.get<{ latest_version: { template: string; change_description: string } }>(`/prompts/${seeded.prompt.id}`)
  expect(saved.latest_version.change_description).toBe('says who speaks')
  expect(saved.latest_version.template).toContain('Guest: {{message}}')
})

test('variants are added and taken back, tools and a schema are checked before they are sent', async ({ page }) => {
  await open(page)
  await chooseModel(page, 'A', 'gpt-5-mini')
  await page.getByRole('heading', { name: 'Playground' }).click()
  await page.keyboard.press('n')
  await expect(page.locator('[data-variant-index]')).toHaveCount(2)
  await page.getByRole('button', { name: 'More for B' }).click()
  await page.getByRole('menuitem', { name: 'Remove B' }).click()
  await expect(page.locator('[data-variant-index]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[data-variant-index]')).toHaveCount(2)

  await page.getByRole('button', { name: /^Tools and schema of A/ }).click()
  await page.getByRole('button', { name: 'Insert an example' }).first().click()
  await page.getByRole('button', { name: 'Insert an example' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Tools and schema of A: 1 tools' })).toBeVisible()
  await message(page, 'A', 2).fill('Find booking {{number}}')
  await page.getByTestId('playground-value-number').first().fill('AB12')
  await page.getByRole('button', { name: 'More for A' }).click()
  await page.getByRole('menuitem', { name: 'Run A alone' }).click()
  await expect(page.getByTestId('playground-output-0-0')).toContainText('You said: Find booking AB12')
  expect(fake.requests.at(-1)).toMatchObject({ tools: [{ function: { name: 'find_booking' } }], response_format: { type: 'json_schema' } })
  expect(fake.requests).toHaveLength(1)
})

test('a field is offered after {{, a blank variant sends a picture and members of its own, and all is reset', async ({ page, api }) => {
  await open(page, `?dataset=${seeded.dataset.id}`)
  await expect(page.getByTestId('playground-dataset-button')).toContainText(seeded.dataset.name)
  await chooseModel(page, 'A', 'gpt-5-mini')
  await message(page, 'A', 2).fill('')
  await message(page, 'A', 2).pressSequentially('Guest: {{mess')
  await expect(page.getByRole('option', { name: 'input.message' })).toBeVisible()
  await look(page, 'playground-fields', ['light'])
  await page.keyboard.press('Enter')
  await expect(message(page, 'A', 2)).toHaveValue('Guest: {{input.message}}')
  await page.getByRole('button', { name: 'More for A' }).click()
  await page.getByRole('menuitem', { name: 'Run A alone' }).click()
  await expect(page.getByTestId('playground-output-0-0')).toContainText('You said: Guest: I need a refund')

  await page.getByRole('button', { name: 'Blank' }).click()
  const b = page.locator('[data-variant-index="1"]')
  await expect(message(page, 'B', 1)).toHaveValue('')
  await message(page, 'B', 2).fill('What is this?')
  await b.getByRole('button', { name: /Message 2: More/ }).click()
  await page.getByRole('menuitem', { name: 'Add image' }).click()
  await b.locator('input[type=file]').setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="teal"/></svg>') })
  await expect(b.locator('.pfile img')).toBeVisible()
  await b.getByRole('button', { name: /parameters of B/i }).click()
  await page.getByLabel('thinking.budget_tokens').fill('2048')
  await page.getByLabel('More of the request, as JSON').fill('{"service_tier": "flex"')
  await expect(page.getByText('A JSON object without the members')).toBeVisible()
  await page.getByLabel('More of the request, as JSON').fill('{"service_tier": "flex"}')
  await look(page, 'playground-parameters', ['light', 'phone'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More for B' }).click()
  await page.getByRole('menuitem', { name: 'Run B alone' }).click()
  await expect.poll(() => fake.requests.at(-1)).toMatchObject({ service_tier: 'flex', thinking: { budget_tokens: 2048 }, messages: [{ content: [{ type: 'text' }, { type: 'image_url', image_url: { url: expect.stringContaining('data:image/svg') } }] }] })

  await page.getByRole('button', { name: 'More for A' }).click()
  await page.getByRole('menuitem', { name: 'Save as new prompt' }).click()
  await page.getByLabel('Name').fill(`plain ${name}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Text', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: `Prompt of A: plain ${name} v1` })).toBeVisible()
  const { content } = await api.get<{ content: object[] }>(`/projects/${seeded.project}/prompts?name=plain`)
  expect(content).toMatchObject([{ template_structure: 'text' }])

  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.locator('[data-variant-index]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.locator('[data-variant-index]')).toHaveCount(2)
})

test('an LLM span of a trace opens as a variant', async ({ page, api }) => {
  const at = Date.now()
  const trace = uuid7(at)
  const span = uuid7(at)
  const time = { start_time: new Date(at).toISOString(), end_time: new Date(at + 900).toISOString() }
  await api.post('/traces', { id: trace, project_name: name, name: 'handle_message', ...time })
  await api.post('/spans', { id: span, trace_id: trace, project_name: name, name: 'answer', type: 'llm', model: 'gpt-5-mini', input: { messages: [{ role: 'user', content: 'Where is gate 4?' }] }, metadata: { temperature: 0.3 }, ...time })
  await page.goto(`/default/projects/${seeded.project}/logs?logsType=traces&trace=${trace}&span=${span}`)
  await page.getByTestId('span-detail').getByRole('link', { name: 'Playground' }).click()
  await expect(message(page, 'A', 1)).toHaveValue('Where is gate 4?')
  await expect(page.getByRole('button', { name: /^Model of A: gpt-5-mini/ })).toBeVisible()
  await expect(page.getByText('temp 0.3')).toBeVisible()
})

/** A rule whose judge is the fake model. */
async function judge(api: Api): Promise<void> {
  await api.post('/automations/evaluators', {
    type: 'llm_as_judge',
    action: 'evaluator',
    name: 'helpful',
    enabled: true,
    sampling_rate: 1,
    project_ids: [seeded.project],
    code: {
      model: { name: `${models}gpt-5-mini`, temperature: 0 },
      messages: [{ role: 'USER', content: 'Is this helpful? {{output}}' }],
      variables: { output: 'output.output' },
      schema: [{ name: 'helpful', type: 'DOUBLE', description: 'from 0 to 1' }],
    },
  })
}

async function latestVersion(page: Page): Promise<{ id: string }> {
  await page.goto(`/default/projects/${seeded.project}/prompts/${seeded.prompt.id}`)
  const api = new Api(new URL(page.url()).origin)
  return (await api.get<{ latest_version: { id: string } }>(`/prompts/${seeded.prompt.id}`)).latest_version
}
