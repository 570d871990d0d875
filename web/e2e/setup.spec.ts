import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedTraces } from './seed/traces'

const unique = () => `${Date.now()}-${Math.random().toString(36).slice(2, 6)}`

test('the page sees a client before its first trace, says what is missing, and turns green', async ({ page, api, baseURL }) => {
  const name = `setup-${unique()}`
  const id = await api.project(name)
  await page.goto(`/default/get-started?project=${id}`)
  await expect(page.getByText('Waiting for the first trace')).toBeVisible()
  await fetch(`${baseURL}/api/v1/private/projects`, { headers: { 'X-OPIK-DEBUG-SDK-VERSION': '2.2.122', 'User-Agent': 'python-httpx/0.28' } })
  await expect(page.getByText('opik-python 2.2.122 connected, but sent nothing.')).toBeVisible()
  await look(page, 'onboarding')
  await page.getByRole('button', { name: 'Send a test trace' }).click()
  await expect(page.getByText('The first trace is here')).toBeVisible()
  await page.getByRole('link', { name: 'Open it' }).click()
  await expect(page).toHaveURL(/trace=/)
})

test('sample data fills a project with traces, threads, a dataset, two experiments and a prompt', async ({ page, api }) => {
  const id = await api.project(`empty-${unique()}`)
  await page.goto(`/default/get-started?project=${id}`)
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await expect(page).toHaveURL(/\/logs/, { timeout: 30_000 })
  const sample = await api.project('sample-travel-desk')
  const total = async (path: string) => (await api.get<{ total: number }>(`${path}project_id=${sample}`)).total
  expect(await total('/traces?')).toBeGreaterThan(70)
  expect(await total('/traces/threads?')).toBeGreaterThan(20)
  expect(await total('/experiments?')).toBeGreaterThanOrEqual(2)
  expect(await total('/datasets?')).toBeGreaterThanOrEqual(1)
  expect(await total('/prompts?')).toBe(1)
})

test('a project is made, changed, and deleted with Undo', async ({ page }) => {
  const name = `made-${unique()}`
  await page.goto('/default/projects')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await page.goto(`/default/projects?search=${name}`)
  await expect(page.getByRole('link', { name })).toBeVisible()
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByLabel('Description').fill('Back office')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Back office')).toBeVisible()
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('projects and the drawer of a phone are readable', async ({ page, baseURL }) => {
  await seedTraces(new Api(baseURL!), `overview-${unique()}`, 120)
  await page.goto('/default/projects')
  await expect(page.getByRole('grid')).toBeVisible()
  await look(page, 'projects')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await look(page, 'drawer', ['phone'])
})
