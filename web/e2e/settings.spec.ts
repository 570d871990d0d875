import { expect, look, test } from './kit/test'
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
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()
  expect(await page.content()).not.toContain('very-secret')
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('dialog').getByLabel('API key')).toHaveValue('')
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

test('settings are readable in both themes and on a phone', async ({ page, api }) => {
  for (const [name, color] of [['production', '#0f8a5f'], ['staging', '#1b5bda']] as const) await api.post('/environments', { name, color, description: 'for guests' }).catch(() => undefined)
  await page.goto('/default/configuration')
  await expect(page.getByText('production')).toBeVisible()
  await look(page, 'settings')
})
