import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedTraces, type SeededProject } from './seed/traces'

let project: SeededProject

test.beforeAll(async ({ baseURL }) => {
  project = await seedTraces(new Api(baseURL!), `rules-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 60)
})

test('a rule is written against real traces, saved, found in the list and switched off', async ({ page, api }) => {
  await page.goto(`/default/projects/${project.id}/online-evaluation`)
  await expect(page.getByRole('heading', { name: 'No rule scores this project yet' })).toBeVisible()
  await page.getByRole('link', { name: 'New rule' }).first().click()
  await page.getByRole('button', { name: 'Save rule' }).click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('helpfulness')
  await page.getByLabel('Judge', { exact: true }).fill('gpt-5-nano')
  await expect(page.getByRole('row', { name: /\{\{input\}\}/ })).toContainText('100')
  await look(page, 'rule')
  await page.getByRole('button', { name: 'Save rule' }).click()
  const on = page.getByRole('switch', { name: 'Rule helpfulness is on' })
  await expect(on).toBeChecked()
  await on.click()
  await expect(on).not.toBeChecked()
  const { content } = await api.get<{ content: { enabled: boolean; sampling_rate: number }[] }>(`/automations/evaluators?project_id=${project.id}`)
  expect(content).toMatchObject([{ enabled: false, sampling_rate: 1 }])
  await look(page, 'rules')
})
