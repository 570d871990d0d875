import { Api } from './kit/api'
import { FakeLlm } from './kit/fakeLlm'
import { expect, look, test } from './kit/test'
import { seedRules } from './seed/rules'
import { seedTraces, sendTrace, type SeededProject } from './seed/traces'

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
  await page.getByLabel('Temperature', { exact: true }).fill('3')
  await expect(page.getByText('A number from 0 to 2.')).toBeVisible()
  await page.getByLabel('Temperature', { exact: true }).fill('0.5')
  await page.getByLabel('Most for one judgement, USD').fill('0.02')
  await look(page, 'rule')
  await page.getByRole('button', { name: 'Save rule' }).click()
  const on = page.getByRole('switch', { name: 'Rule helpfulness is on' })
  await expect(on).toBeChecked()
  await on.click()
  await expect(on).not.toBeChecked()
  const { content } = await api.get<{ content: object[] }>(`/automations/evaluators?project_id=${project.id}`)
  expect(content).toMatchObject([{ enabled: false, sampling_rate: 1, code: { max_cost_usd: 0.02, model: { temperature: 0.5 } } }])
  await look(page, 'rules')
  await page.getByRole('link', { name: 'What helpfulness has scored' }).click()
  await expect(page.locator('.chip', { hasText: 'helpfulness' })).toBeVisible()
  expect(new URL(page.url()).searchParams.get('range')).toBe('all')
})

test('a template fills prompt, variables and result, and the form says when its words are left', async ({ page }) => {
  await page.goto(`/default/projects/${project.id}/online-evaluation/new`)
  const template = page.getByLabel('Template')
  await template.selectOption('Hallucination')
  await expect(page.getByRole('row', { name: /\{\{context\}\}/ })).toBeVisible()
  await expect(page.locator('input[value="hallucination"]')).toBeVisible()
  await page.getByRole('button', { name: 'Thread', exact: true }).click()
  await expect(template).toHaveValue('')
  await template.selectOption('Frustration')
  await expect(page.locator('input[value="user_frustration"]')).toBeVisible()
})

test('the log of a rule fills the page, tells levels apart and is narrowed by them in the address', async ({ page, api }) => {
  const llm = await FakeLlm.start()
  const own = await seedTraces(api, `logged-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 20)
  await seedRules(api, own, llm)
  const { content } = await api.get<{ content: { id: string; name: string }[] }>(`/automations/evaluators?project_id=${own.id}`)
  await page.goto(`/default/automation-logs?rule_id=${content.find((each) => each.name === 'hallucination')!.id}`)
  const log = page.getByRole('log')
  await expect(log).toContainText('error', { timeout: 20_000 })
  expect((await log.boundingBox())!.height).toBeGreaterThan(600)
  await look(page, 'automation-logs')
  // What comes later is read alone, not all lines again.
  const newer = page.waitForRequest(/\/logs\?size=200$/)
  await sendTrace(api, own.name, 'refund', {})
  await newer
  await page.getByRole('button', { name: 'Errors' }).click()
  await expect(page).toHaveURL(/level=error/)
  await expect(log).not.toContainText('info')
  await llm.stop()
})
