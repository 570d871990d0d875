import { expect, test } from './kit/test'
import { ofAgent, ofPrompt, protect, removeEnvironment, runSuite, seedEnvironment, seedGateSuite } from './seed/gates'

let next = 0
const unique = () => `${Date.now().toString(36)}${next++}`

test('the version that an experiment ran with goes to an environment, asks where that is protected, and is taken back', async ({ page, api }) => {
  const name = `promote-${unique()}`
  const project = await api.project(name)
  const [open, guarded] = [`${name}-staging`, `${name}-production`]
  const ids = [await seedEnvironment(api, open), await seedEnvironment(api, guarded)]
  const version = (template: string) => api.post<{ id: string; prompt_id: string }>('/prompts/versions', { name: 'answer', project_name: name, version: { template } })
  const [first, second] = [await version('Answer briefly.'), await version('Answer briefly and kindly.')]
  const suite = await seedGateSuite(api, name, `suite-${name}`, 4)
  const [a, b] = [await runSuite(api, name, suite, ofPrompt(first.id), 4), await runSuite(api, name, suite, ofPrompt(second.id), 2)]
  await protect(api, ids[1]!, [suite])

  await page.goto(`/default/projects/${project}/experiments/${suite.id}/compare?experiments=${encodeURIComponent(JSON.stringify([a, b]))}`)
  await page.getByRole('button', { name: 'Promote B…' }).click()
  const menu = page.getByRole('menu')
  await expect(menu).toContainText('answer v2')
  await expect(menu.getByRole('menuitemcheckbox', { name: new RegExp(open) })).toContainText('none yet')
  await menu.getByRole('menuitemcheckbox', { name: new RegExp(open) }).click()
  const toast = page.getByRole('status').filter({ hasText: open })
  await expect(toast).toContainText('v2')
  const used = async () => (await api.get<{ environments?: string[] }>(`/prompts/versions/${second.id}`)).environments ?? []
  expect(await used()).toEqual([open])
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(used).toEqual([])

  // Half of its items failed: the page asks first, and nothing happens when it is left.
  await page.getByRole('button', { name: 'Promote B…' }).click()
  await menu.getByRole('menuitemcheckbox', { name: new RegExp(guarded) }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(suite.name)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await used()).toEqual([])
  for (const id of ids) await removeEnvironment(api, id)
})

test('so does the configuration of an agent; an experiment that used neither has nothing to promote', async ({ page, api }) => {
  const name = `promote-${unique()}`
  const project = await api.project(name)
  const values = [{ key: 'model', type: 'string', value: 'gpt-5-mini' }]
  await api.post('/agent-configs/blueprints', { project_id: project, blueprint: { type: 'blueprint', values } })
  const { content } = await api.get<{ content: { id: string; name: string }[] }>(`/agent-configs/blueprints/history/projects/${project}?page=1&size=3`)
  const environment = `${name}-staging`
  const id = await seedEnvironment(api, environment)
  const suite = await seedGateSuite(api, name, `suite-${name}`, 2)
  const run = await runSuite(api, name, suite, ofAgent(content[0]!.id, 'v1'), 2)
  const plain = await runSuite(api, name, suite, { prompt_versions: [] }, 2)
  const at = (experiment: string) => `/default/projects/${project}/experiments/${suite.id}/compare?experiments=${encodeURIComponent(JSON.stringify([experiment]))}`

  await page.goto(at(run))
  await page.getByRole('button', { name: 'Promote…' }).click()
  await expect(page.getByRole('menu')).toContainText('Configuration v1')
  await page.getByRole('menuitemcheckbox', { name: new RegExp(environment) }).click()
  await expect(page.getByRole('status').filter({ hasText: environment })).toBeVisible()
  expect((await api.get<{ name: string }>(`/agent-configs/blueprints/environments/${environment}/projects/${project}`)).name).toBe('v1')

  await page.goto(at(plain))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.lowl tbody tr[data-row-id]').first()).toBeVisible()
  await expect(page.getByTestId('experiment-promote-button')).toHaveCount(0)
  await removeEnvironment(api, id)
})
