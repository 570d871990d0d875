import { uuid7 } from '../src/lib/uuid7'
import { Api } from './kit/api'
import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { ofPrompt, protect, removeEnvironment, runSuite, seedEnvironment, seedGateSuite } from './seed/gates'
import { seedPrompt, seedTextPrompt, type SeededPrompt } from './seed/prompts'

let name: string
let projectId: string
let prompt: SeededPrompt
let library: string
let page_: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  name = `prompts-${Date.now()}`
  projectId = await api.project(name)
  prompt = await seedPrompt(api, name)
  await seedTextPrompt(api, name)
  library = `/default/projects/${projectId}/prompts`
  page_ = `${library}/${prompt.id}`
})

test('the library lists prompts, finds one by name, and opens it by its link', async ({ page }) => {
  await page.goto(library)
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(2)
  const row = page.locator('tbody tr[data-row-id]', { hasText: prompt.name })
  await expect(row.locator('.c-envs')).toContainText('production')
  await expect(row.locator('.c-used')).not.toContainText('not used')
  await expect(page.locator('tbody tr[data-row-id]', { hasText: 'summary' })).toContainText('not used')
  await look(page, 'prompts')
  await page.keyboard.press('/')
  await page.keyboard.type('concierge', { delay: 10 })
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1)
  await page.getByRole('link', { name: prompt.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: prompt.name })).toBeVisible()
  await expect(page.getByTestId('active-version-label')).toContainText('v10')
})

test('an empty library teaches, and a text prompt is made in place', async ({ page, api }) => {
  const empty = await api.project(`empty-${Date.now()}`)
  await page.goto(`/default/projects/${empty}/prompts`)
  await expect(page.locator('.empty-page')).toContainText('Keep prompts where everybody finds them')
  await look(page, 'prompts-empty', ['light', 'phone'])
  await page.getByRole('button', { name: 'New prompt' }).first().click()
  const dialog = page.getByTestId('new-prompt')
  await dialog.getByRole('button', { name: 'Create prompt' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await dialog.getByLabel('Name').fill('greeting')
  await dialog.getByRole('button', { name: 'Text', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Template' }).fill('Greet {{name}} in {{tone}} words.')
  await expect(dialog.locator('.var', { hasText: 'tone' }).last()).toBeVisible()
  await dialog.getByText('Settings', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Settings' }).fill('{"temperature": 0.2}')
  await look(page, 'prompt-new', ['light'])
  await dialog.getByRole('button', { name: 'Create prompt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'greeting' })).toBeVisible()
  const made = await api.get<{ content: { name: string; template_structure: string }[] }>(`/projects/${empty}/prompts`)
  expect(made.content).toMatchObject([{ name: 'greeting', template_structure: 'text' }])
  await expect(page.getByText('temperature: 0.2')).toBeVisible()
})

test('a picture of a message is taken from this computer and shown as a picture', async ({ page, api }) => {
  const own = await api.project(`pictures-${Date.now()}`)
  await page.goto(`/default/projects/${own}/prompts`)
  await page.getByRole('button', { name: 'New prompt' }).first().click()
  const dialog = page.getByTestId('new-prompt')
  await dialog.getByLabel('Name').fill('describe')
  await dialog.getByRole('button', { name: 'Add image, video or audio' }).last().click()
  await page.getByRole('menuitem', { name: 'Image', exact: true }).click()
  await dialog.locator('input[type=file]').setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="teal"/></svg>') })
  await expect(dialog.locator('.pfile img')).toBeVisible()
  await dialog.getByRole('button', { name: 'Create prompt' }).click()
  await expect(page.locator('.ptext .pfile img')).toHaveAttribute('src', /^data:image\/svg/)
  await look(page, 'prompt-picture', ['light', 'phone'])
})

test('the difference of any two versions is word by word, and the address keeps it', async ({ page }) => {
  await page.goto(page_)
  await page.getByRole('link', { name: 'Compare versions' }).click()
  await expect(page.locator('.dl.removed mark').first()).toContainText('politely and completely')
  await expect(page.locator('.dl.added', { hasText: 'late check-out' })).toBeVisible()
  await look(page, 'prompt-diff')
  await page.getByRole('button', { name: /Compare from/ }).click()
  await page.getByRole('combobox', { name: 'Find version' }).fill('split')
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Compare from: v3' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Compare from: v3' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Compare from: v9' })).toBeVisible()
})

test('an edit becomes a new version, the one before stays, and what is typed survives a reload', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `edited-${Date.now()}`, 0, 1)
  await page.goto(`${library}/${own.id}`)
  await expect(page.getByTestId('active-version-label')).toContainText('v1')
  await page.keyboard.press('e')
  const system = page.getByRole('textbox', { name: 'Text of message 1' })
  await system.fill('Be very brief.')
  await page.reload()
  await expect(system).toContainText('Be very brief.')
  await page.getByRole('textbox', { name: 'What changed' }).fill('Shorter')
  await look(page, 'prompt-edit', ['light', 'phone'])
  await page.getByRole('button', { name: 'Save as new version' }).click()
  await expect(page.getByTestId('active-version-label')).toContainText('v2')
  await expect(page.getByTestId('version-history-item-v2')).toContainText('Shorter')
  await page.getByTestId('version-history-item-v1').click()
  await expect(page.getByTestId('active-version-label')).toContainText('v1')
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByTestId('active-version-label')).toContainText('v3')
})

test('a model improves a prompt: what it changed is seen before it is taken, and an answer of another shape is refused', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `improved-${Date.now()}`, 0, 1)
  const fake = await FakeLlm.start()
  const models = await fake.register(api, `improver-${Date.now()}`)
  await page.goto(`${library}/${own.id}?edit=true`)
  const system = page.getByRole('textbox', { name: 'Text of message 1' })
  await expect(system).toContainText('concierge')
  await page.getByRole('button', { name: 'Improve…' }).click()
  const dialog = page.getByTestId('improve-prompt')
  await dialog.getByLabel('Model').fill(`${models}gpt-5-mini`)
  await dialog.getByLabel('What should get better').fill('Half as long')
  fake.answer = () => ({ text: 'Gladly! What is it about?' })
  await dialog.getByRole('button', { name: 'Improve', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('did not answer with a prompt')
  fake.answer = (asked) => {
    const { texts } = JSON.parse(asked) as { texts: { text: string }[] }
    return { text: JSON.stringify({ texts: texts.map((each, at) => (at === 0 ? 'You are the concierge. Answer in one sentence.' : each.text)) }) }
  }
  await dialog.getByRole('button', { name: 'Improve', exact: true }).click()
  await expect(dialog.locator('.dl.added').first()).toContainText('Answer in one sentence')
  expect(JSON.stringify(fake.requests.at(-1)!.messages)).toContain('Half as long')
  await look(page, 'prompt-improve')
  await dialog.getByRole('button', { name: 'Take it' }).click()
  await expect(system).toHaveText('You are the concierge. Answer in one sentence.')
  await fake.stop()
})

test('the measured effect warns of errors, and rolling back moves the environment, with undo', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `worse-${Date.now()}`)
  await page.goto(`${library}/${own.id}`)
  await expect(page.getByRole('alert')).toContainText('Error rate rose')
  await look(page, 'prompt')
  await page.getByRole('button', { name: 'Roll back' }).click()
  const uses = async (version: string) => (await api.get<{ environments?: string[] }>(`/prompts/versions/${version}`)).environments ?? []
  const [before, after] = [own.versions.at(-2)!.id, own.versions.at(-1)!.id]
  await expect.poll(() => uses(before)).toContain('production')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(async () => (await uses(after)).toSorted()).toEqual(['development', 'production'])
})

test('what used a version is counted by name, and each name leads to its rows', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `named-${Date.now()}`, 30)
  const used = own.versions.at(-1)!
  const start = Date.now() - 60_000
  await api.post('/traces/batch', {
    traces: Array.from({ length: 3 }, (_, index) => ({
      id: uuid7(start + index),
      project_name: name,
      name: 'nightly_regression',
      start_time: new Date(start + index).toISOString(),
      end_time: new Date(start + index + 900).toISOString(),
      metadata: { opik_prompts: [{ id: own.id, version: { id: used.id } }] },
    })),
  })
  await page.goto(`${library}/${own.id}`)
  const names = page.getByRole('list', { name: 'Uses by name' })
  await expect(names.getByRole('listitem')).toHaveText(['compose_answer30', 'nightly_regression3', 'Open in Logs'])
  await page.getByRole('combobox', { name: 'Environments' }).selectOption('production')
  await expect(names.getByRole('listitem')).toHaveText(['compose_answer30', 'Open in Logs'])
  await page.getByRole('combobox', { name: 'Environments' }).selectOption('')
  await names.getByRole('link', { name: 'nightly_regression' }).click()
  await page.waitForURL('**/logs**')
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(3)
})

test('a version is deployed from the menu', async ({ page, api }) => {
  const version = prompt.versions[2]!
  await page.goto(`${page_}?activeVersionId=${version.id}`)
  await page.getByRole('button', { name: 'Change name, description and tags' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('Answers guests')
  await page.getByTestId('about-dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByTestId('about')).toContainText('Answers guests')
  await page.getByRole('button', { name: 'Deploy v3' }).click()
  await page.getByRole('menuitemcheckbox', { name: /development/ }).click()
  await expect(page.getByText('development uses v3')).toBeVisible()
  // Or beside the environment, from any version.
  await page.getByRole('button', { name: 'Version of development: v3' }).click()
  await page.getByRole('option', { name: /^v5\b/ }).click()
  await expect(page.getByText('development uses v5')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('button', { name: 'Version of development: v3' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByTestId('active-version-label')).toContainText('v2')
  await page.keyboard.press('k')
  await expect(page.getByTestId('active-version-label')).toContainText('v3')
  expect((await api.get<{ environments?: string[] }>(`/prompts/versions/${version.id}`)).environments).toEqual(['development'])
})

test('a protected environment takes a version whose suite passed, refuses another where it enforces, and goes back without asking', async ({ page, api }) => {
  const own = await seedPrompt(api, name, `guarded-${Date.now()}`, 0, 3)
  const [v1, v2, v3] = own.versions.map((version) => version.id) as [string, string, string]
  const live = `guarded-${Date.now()}`
  const environment = await seedEnvironment(api, live)
  const suite = await seedGateSuite(api, name, `promises ${live}`, 4)
  await protect(api, environment, [suite], true)
  await runSuite(api, name, suite, ofPrompt(v1), 4)
  await runSuite(api, name, suite, ofPrompt(v2), 3)
  await runSuite(api, name, suite, ofPrompt(v3), 4)
  const uses = async (version: string) => (await api.get<{ environments?: string[] }>(`/prompts/versions/${version}`)).environments ?? []
  await page.goto(`${library}/${own.id}`)
  const deploy = async (version: string) => {
    await page.getByRole('button', { name: `Version of ${live}` }).click()
    await page.getByRole('option', { name: new RegExp(`^${version}\\b`) }).click()
  }
  const dialog = page.getByRole('dialog')
  await deploy('v1')
  await expect(dialog).toContainText('100')
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect.poll(() => uses(v1)).toContain(live)
  await deploy('v2')
  await expect(dialog).toContainText(/100.*%.*75/)
  await expect(dialog).toContainText('takes only versions with which every suite passed')
  await expect(dialog.getByRole('button', { name: 'Deploy', exact: true })).toBeDisabled()
  await look(page, 'deploy-refused', ['light', 'phone'])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await uses(v2)).not.toContain(live)
  await deploy('v3')
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect.poll(() => uses(v3)).toContain(live)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => uses(v1)).toContain(live)
  await removeEnvironment(api, environment)
})

test('more versions than a page are reached by scrolling, and found by words', async ({ page, api }) => {
  const long = await seedPrompt(api, name, `long-${Date.now()}`, 0, 130)
  await page.goto(`${library}/${long.id}`)
  await expect(page.getByTestId('version-history-item-v130')).toBeVisible()
  await page.locator('.vscroll').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await expect(page.getByTestId('version-history-item-v1')).toBeVisible()
  expect(await page.locator('li.v').count()).toBeLessThan(40)
  // The menus of the difference have all of them too.
  await page.getByRole('link', { name: 'Diff', exact: true }).click()
  await page.getByRole('button', { name: /^Compare from/ }).click()
  await page.getByRole('option', { name: /^v31\b/ }).waitFor()
  await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await page.getByRole('option', { name: /^v1\b/ }).click()
  await expect(page.getByRole('button', { name: 'Compare from: v1', exact: true })).toBeVisible()
})

test('traces that used a version are listed and lead to Logs; the code is exact', async ({ page }) => {
  await page.goto(`${page_}?tab=usage`)
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await look(page, 'prompt-usage')
  await page.getByRole('link', { name: 'Open in Logs' }).click()
  await page.waitForURL('**/logs?**')
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible()
  await page.goto(`${page_}?tab=code`)
  await page.getByRole('button', { name: 'Python' }).first().click()
  await expect(page.locator('.pcode pre').first()).toContainText(`project_name="${name}"`)
  await page.goto(`${page_}?tab=experiments`)
  await expect(page.locator('.empty-page')).toContainText('No experiment has run this prompt')
  await look(page, 'prompt-experiments', ['light'])
})
