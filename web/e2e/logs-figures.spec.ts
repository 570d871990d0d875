import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedIncident, type Incident } from './seed/incident'

let incident: Incident
let logs: string

test.beforeAll(async ({ baseURL }) => {
  incident = await seedIncident(new Api(baseURL!), `incident-${Date.now()}`)
  logs = `/default/projects/${incident.id}/logs?logsType=traces&range=24h`
})

const search = (page: { url: () => string }) => new URL(page.url()).searchParams
const brushed = () => `${logs}&brush=${new Date(incident.from).toISOString()}/${new Date(incident.to).toISOString()}`

test('a day is charted in quarters of an hour, and key figures stand beside the day before', async ({ page }) => {
  await page.goto(logs)
  await expect(page.locator('.hist')).toContainText('per 15 min')
  const bars = await page.locator('.hp svg title').count()
  expect(bars).toBeGreaterThanOrEqual(96)
  expect(bars).toBeLessThanOrEqual(98)
  await expect(page.getByTestId('metrics-card-count-value')).toHaveText(/1,\d{3}/)
  const figures = page.getByRole('group', { name: /Key figures/ })
  await expect(figures).toContainText('Duration p95')
  await expect(figures.locator('.dlt').filter({ hasText: 'vs prev. 24 h' })).toHaveCount(6)
  await figures.getByRole('button', { name: /Duration p95/ }).click()
  await expect(page.locator('.hist .lg').first()).toContainText('Duration p95')
  expect(search(page).get('figure')).toBe('p95')
})

test('dragging chooses a part, which zooms in, and Back zooms out', async ({ page }) => {
  await page.goto(logs)
  const chart = (await page.locator('.hp').boundingBox())!
  await page.mouse.move(chart.x + chart.width * 0.6, chart.y + 20)
  await page.mouse.down()
  await page.mouse.move(chart.x + chart.width * 0.8, chart.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => search(page).get('brush')).not.toBeNull()
  await expect(page.locator('.brushinfo')).toContainText(/\d+ traces/)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => search(page).get('range')).toContain('/')
  expect(search(page).get('brush')).toBeNull()
  await expect(page.locator('.hist')).toContainText('per 5 min')
  await page.goBack()
  await expect(page.locator('.hist')).toContainText('per 15 min')
})

test('the chart is chosen from by keyboard, and Escape takes the choice back', async ({ page }) => {
  await page.goto(logs)
  await page.locator('.hp').focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => search(page).get('brush')).not.toBeNull()
  await page.keyboard.press('Escape')
  await expect.poll(() => search(page).get('brush')).toBeNull()
})

test('a chosen part becomes a filter while the chart keeps its range', async ({ page }) => {
  await page.goto(brushed())
  await page.locator('.brushinfo').getByRole('button', { name: 'Filter' }).click()
  await expect(page.locator('.chip', { hasText: 'Start' })).toHaveCount(2)
  await expect(page.locator('.hist')).toContainText('per 15 min')
})

test('What differs names release, model, region and the failed step, and a value becomes a filter', async ({ page }) => {
  await page.goto(brushed())
  await page.getByRole('button', { name: 'What differs?' }).click()
  const panel = page.getByTestId('what-differs')
  for (const value of ['2026.11.3', 'eu-west', 'PaymentTimeout', 'charge_card', 'gpt-5-mini']) {
    await expect(panel.getByText(value, { exact: true }).first()).toBeVisible()
  }
  await expect(panel.getByText('staging')).toHaveCount(0)
  await panel.getByRole('button', { name: 'Its errors' }).click()
  await expect.poll(() => search(page).get('differs')).toBe('errors')
  await panel.getByRole('button', { name: 'Filter by Metadata release 2026.11.3', exact: true }).click()
  await expect(page.locator('.chip .v', { hasText: '2026.11.3' })).toBeVisible()
  await expect(panel).toHaveCount(0)
})

test('typing a field offers its values with counts, and taking one filters', async ({ page }) => {
  await page.goto(logs)
  await page.getByTestId('search-input').fill('environment = ')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText(/production\s*1,\d{3}/)
  await expect(options).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.chip .v', { hasText: 'production' })).toBeVisible()
  await page.getByTestId('search-input').fill('metadata.')
  await expect(options.filter({ hasText: 'release' })).toBeVisible()
})

test('a filter that leaves nothing says which part removes most, and takes it away', async ({ page }) => {
  const filters = [
    { field: 'duration', operator: '>', value: '9000000' },
    { field: 'environment', operator: '=', value: 'staging' },
  ]
  await page.goto(`${logs}&filters=${encodeURIComponent(JSON.stringify(filters))}`)
  const part = page.getByRole('button', { name: /Without Duration/ })
  await expect(part).toContainText(/\d+ traces/)
  await part.click()
  await expect(page.locator('.chip', { hasText: 'Environment' })).toBeVisible()
  await expect(page.locator('.chip', { hasText: 'Duration' })).toHaveCount(0)
})

test('an open trace shows its percentile, its place among its like, and how many failed like it', async ({ page, api }) => {
  const failed = await api.get<{ content: { id: string }[] }>(
    `/traces?project_id=${incident.id}&size=1&filters=${encodeURIComponent('[{"field":"error_type","operator":"=","value":"PaymentTimeout"}]')}`,
  )
  await page.goto(`${logs}&trace=${failed.content[0]!.id}`)
  await expect(page.getByTestId('data-viewer-duration')).toContainText(/p\d{1,2}/)
  await expect(page.locator('.dist').first()).toContainText(/slower than \d+/)
  await expect(page.locator('.dist')).toHaveCount(2)
  await page.getByRole('link', { name: /\d+ more in 24 h/ }).click()
  await expect(page.locator('.chip .v', { hasText: 'PaymentTimeout' })).toBeVisible()
})

test('figures, differences and places look right at every size', async ({ page, api }) => {
  await page.goto(`${brushed()}&differs=brush`)
  await expect(page.getByTestId('what-differs').getByText('2026.11.3', { exact: true })).toBeVisible()
  await look(page, 'logs-differs')
  const slow = await api.get<{ content: { id: string }[] }>(
    `/traces?project_id=${incident.id}&size=1&sorting=${encodeURIComponent('[{"field":"duration","direction":"DESC"}]')}`,
  )
  await page.goto(`${logs}&trace=${slow.content[0]!.id}`)
  await expect(page.locator('.dist').first()).toBeVisible()
  await look(page, 'trace-place')
})
