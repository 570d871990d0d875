import { startServer, type RunningServer } from './kit/server'
import { expect, look, test as base } from './kit/test'

// A server of its own: what follows is given the versions of everybody's prompts.
const test = base.extend<object, { server: RunningServer }>({
  server: [
    // Playwright reads from the parameters what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, give) => {
      const server = await startServer()
      await give(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, give) => give(server.base),
})

test('an environment is set to follow the newest version, uses it at once and is not given another', async ({ page, api }) => {
  const project = await api.project('concierge')
  const version = (template: string) =>
    api.post<{ prompt_id: string }>('/prompts/versions', { name: 'answer', project_name: 'concierge', version: { template } })
  const { prompt_id: prompt } = await version('Answer briefly.')
  await page.goto(`/default/configuration?tab=environments`)
  await page.getByRole('button', { name: 'Add an environment' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('development')
  await dialog.getByRole('switch', { name: 'Protected' }).click()
  // One or the other: who follows is not asked.
  await dialog.getByRole('switch', { name: 'Follows the newest version' }).click()
  await expect(dialog.getByRole('switch', { name: 'Protected' })).not.toBeChecked()
  await look(page, 'settings-following')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = page.locator('#environments .set-line', { hasText: 'development' })
  await expect(row).toContainText('follows the newest version')
  await expect(row).toContainText('answer v1')

  await page.goto(`/default/projects/${project}/prompts/${prompt}`)
  const environment = page.locator('.env', { hasText: 'development' })
  await expect(environment).toContainText('follows the newest')
  await expect(environment).toContainText('v1')
  await version('Answer briefly and kindly.')
  // It comes with the event that tells of the version.
  await expect(environment).toContainText('v2')
  await expect(environment.getByRole('button')).toHaveCount(0)
  await page.getByTestId('version-history-item-v1').click()
  await page.getByRole('button', { name: 'Deploy v1' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: /development/ })).toBeDisabled()
  await page.keyboard.press('Escape')
  await look(page, 'prompt-following')
})

test("an agent's newest configuration is used by what follows", async ({ page, api }) => {
  const project = await api.project('agent')
  const of = (value: string) => ({ project_id: project, blueprint: { type: 'blueprint', values: [{ key: 'model', value, type: 'string' }] } })
  await api.post('/agent-configs/blueprints', of('gpt-5-mini'))
  await api.post('/environments', { name: 'staging', follows_newest: true })
  await api.patch('/agent-configs/blueprints', of('gpt-5'))
  await page.goto(`/default/projects/${project}/agent-playground`)
  const line = page.getByRole('list', { name: 'Environments' }).getByRole('listitem').filter({ hasText: 'staging' })
  await expect(line).toContainText('v2 follows the newest')
  await expect(line.getByRole('button')).toHaveCount(0)
})
