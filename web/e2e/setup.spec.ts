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

test('every integration has its lines, with the address and project of the page', async ({ page, api, baseURL }) => {
  const name = `setup-${unique()}`
  await page.goto(`/default/get-started?project=${await api.project(name)}`)
  await page.getByRole('button', { name: /^All \d+ integrations/ }).click()
  const dialog = page.getByTestId('integrations')
  await dialog.getByRole('searchbox').fill('bedrock')
  await expect(dialog.locator('.integs button')).toHaveCount(1)
  await expect(dialog).toContainText('track_bedrock(boto3.client("bedrock-runtime"))')
  await expect(dialog).toContainText(`export OPIK_URL_OVERRIDE=${baseURL}/api`)
  await expect(dialog).toContainText(`export OPIK_PROJECT_NAME=${name}`)
  await dialog.getByRole('searchbox').fill('no such library')
  await expect(dialog).toContainText('Every program that speaks OpenTelemetry works all the same')
  await dialog.getByRole('searchbox').fill('')
  await dialog.getByRole('button', { name: /Pydantic AI/ }).click()
  await expect(dialog).toContainText(`OTEL_EXPORTER_OTLP_HEADERS="projectName=${name},Comet-Workspace=default"`)
  await look(page, 'integrations')
})

test('sample data fills a project with traces, threads, a dataset, two experiments and a prompt; Undo takes all of it back', async ({ page, api }) => {
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

  // Everything that was written, by its own address: all of it goes with the project.
  const first = async (path: string) => (await api.get<{ content: { id: string }[] }>(`${path}project_id=${sample}`)).content[0]!.id
  const [trace, experiment, dataset, prompt] = [await first('/traces?'), await first('/experiments?'), await first('/datasets?'), await first('/prompts?')]
  const span = (await api.get<{ content: { id: string }[] }>(`/spans?project_id=${sample}&trace_id=${await first('/traces?filters=%5B%7B%22field%22%3A%22span_count%22%2C%22operator%22%3A%22%3E%22%2C%22value%22%3A%220%22%7D%5D&')}`)).content[0]!.id
  const item = (await api.get<{ content: { id: string }[] }>(`/datasets/${dataset}/items`)).content[0]!.id
  const written = [`/projects/${sample}`, `/traces/${trace}`, `/spans/${span}`, `/experiments/${experiment}`, `/datasets/${dataset}`, `/datasets/items/${item}`, `/prompts/${prompt}`]
  const status = async (path: string) => (await page.request.get(`/api/v1/private${path}`)).status()
  for (const path of written) expect([path, await status(path)]).toEqual([path, 200])
  await api.delete(`/projects/${sample}`)
  for (const path of written) await expect.poll(() => status(path), { message: path, timeout: 30_000 }).toBe(404)

  await page.goto(`/default/get-started?project=${id}`)
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await page.getByRole('button', { name: 'Undo' }).click({ timeout: 30_000 })
  await expect(page).toHaveURL(/get-started/)
  const projects = async () => (await api.get<{ content: { name: string }[] }>('/projects?name=sample-travel-desk')).content.map((each) => each.name)
  await expect.poll(projects).toEqual([])
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
  await look(page, 'projects-plain')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open navigation' }).click()
  // The project is no entry of the menu: nothing is chosen with it.
  await expect(page.locator('.dproj')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await look(page, 'drawer', ['phone'])
})
