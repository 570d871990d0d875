import { seedTraces, type SeededProject } from './seed/traces'
import { expect, look, test } from './kit/test'
import { Api } from './kit/api'
import type { Page } from '@playwright/test'

let project: SeededProject
let logs: string

test.beforeAll(async ({ baseURL }) => {
  project = await seedTraces(new Api(baseURL!), `views-${Date.now()}`, 120)
  logs = `/default/projects/${project.id}/logs`
})

const search = (page: Page) => new URL(page.url()).searchParams
// Their names, without the figures below them.
const heads = (page: Page) =>
  page.locator('thead th').evaluateAll((all) =>
    all.map((head) => [...head.childNodes].filter((each) => !(each instanceof Element && each.classList.contains('hf'))).map((each) => each.textContent ?? '').join('').trim()).filter(Boolean),
  )
const open = async (page: Page, more = '') => {
  await page.goto(logs + more)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
}

test('a view keeps filters, range and columns; a change shows a dot until it is saved or reset', async ({ page }) => {
  await open(page, '?logsType=traces&range=7d')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByTestId('column-tokens').locator('.check').click()
  await page.keyboard.press('Escape')
  await page.getByTestId('search-input').fill('duration > 1s')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New view' }).click()
  const name = `Slow ${Date.now()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Save view' }).click()
  const tab = page.getByTestId(`view-${name}`)
  await expect(tab.getByRole('link')).toHaveAttribute('aria-current', /page|true/)
  await expect(tab.locator('.dot')).toHaveCount(0)
  const id = search(page).get('view')

  await page.getByRole('button', { name: 'Remove filter Duration' }).click()
  await expect(tab.locator('.dot')).toBeVisible()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(tab.locator('.dot')).toHaveCount(0)
  expect(JSON.parse(search(page).get('filters')!)).toEqual([{ field: 'duration', operator: '>', value: '1000' }])

  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByTestId('column-cost').locator('.check').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(tab.locator('.dot')).toHaveCount(0)
  await look(page, 'logs-views')

  // Another browser, with the link alone, sees the same.
  const other = await page.context().browser()!.newContext()
  const fresh = await other.newPage()
  await fresh.goto(`${new URL(page.url()).origin}${logs}?view=${id}`)
  await fresh.locator('tbody tr[data-row-id]').first().waitFor()
  await expect.poll(() => search(fresh).get('range')).toBe('7d')
  const seen = await heads(fresh)
  expect(seen).toContain('Duration')
  expect(seen).not.toContain('Tokens')
  expect(seen).not.toContain('Cost')
  await other.close()
})

test('two who save one view at once: the second is told and loses nothing', async ({ page, api }) => {
  const made = await api.post<{ id: string }>('/saved-views', { project_id: project.id, page: 'logs-traces', name: 'Both', shared: true, state: { range: '7d' } })
  await open(page, `?view=${made.id}&range=30d`)
  await expect(page.getByTestId('view-Both').locator('.dot')).toBeVisible()
  // With live changes off the page does not hear of the other.
  await page.keyboard.press('l')
  await api.patch(`/saved-views/${made.id}`, { revision: 1, state: { range: '3d' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('.toast.err')).toContainText('changed the view in the meantime')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByTestId('view-Both').locator('.dot')).toHaveCount(0)
})

test('columns are pinned, found by their name, dragged by the keyboard, and metadata becomes a column', async ({ page, api }) => {
  const own = await seedTraces(api, `columns-${Date.now()}`, 30)
  for (const trace of own.traces) await api.patch(`/traces/${trace.id}`, { project_name: own.name, metadata: { customer: { plan: 'team' } } })
  await page.goto(`/default/projects/${own.id}/logs?logsType=traces&range=all`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('button', { name: 'Keep Duration at the left' }).click()
  expect((await heads(page)).slice(0, 2)).toEqual(['Duration', 'Start'])
  await page.getByRole('button', { name: 'Move Tags' }).focus()
  await page.keyboard.press('Space')
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(120)
  }
  await page.keyboard.press('Space')
  await expect.poll(async () => (await heads(page)).at(-1)).not.toBe('Tags')
  await page.getByRole('textbox', { name: 'Find a column' }).fill('plan')
  await page.getByRole('region', { name: 'Metadata' }).getByText('customer.plan').click()
  await expect.poll(() => heads(page)).toContain('customer.plan')
  await page.keyboard.press('Escape')
  await expect(page.locator('td.c-path').first()).toHaveText('team')
})

test('a range is chosen by its number, typed, and Back undoes it', async ({ page }) => {
  await open(page, '?logsType=traces&range=7d')
  const menu = page.getByTitle('Time range')
  await menu.click()
  await page.keyboard.press('5')
  await expect.poll(() => search(page).get('range')).toBe('30d')
  await menu.click()
  await page.getByRole('textbox', { name: 'Type a range' }).fill('2w')
  await expect(page.locator('.ranges')).toContainText('Last 2 weeks')
  await expect(page.locator('.ranges .zone')).toContainText('Europe/Berlin')
  await page.keyboard.press('Enter')
  await expect(menu).toContainText('Last 2 weeks')
  await page.goBack()
  await expect(menu).toContainText('Last 30 days')
})

test('an environment is a filter at a click', async ({ page }) => {
  await open(page, '?logsType=traces&range=7d')
  await page.getByRole('button', { name: 'All environments' }).click()
  await page.getByRole('menuitemradio', { name: 'production' }).click()
  await expect.poll(() => search(page).get('filters')).toContain('"environment"')
  await page.getByRole('button', { name: 'production', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'All environments' }).click()
  await expect.poll(() => search(page).get('filters')).toBeNull()
})

test('the parts of a chip are changed where they stand', async ({ page }) => {
  await open(page, '?logsType=traces&range=7d')
  await page.getByTestId('search-input').fill('duration > 1s')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Operator of Duration: >' }).click()
  await page.getByRole('menuitemradio', { name: '<', exact: true }).click()
  await expect.poll(() => search(page).get('filters')).toContain('"operator":"<"')
  await page.getByRole('button', { name: /^Value of Duration/ }).click()
  await page.getByRole('textbox', { name: 'Value of Duration' }).fill('4s')
  await page.keyboard.press('Enter')
  await expect.poll(() => search(page).get('filters')).toContain('"value":"4000"')
  await page.goBack()
  await expect.poll(() => search(page).get('filters')).toContain('"value":"1000"')
})

test('on a phone the filters are a sheet whose button says the result', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const filters = encodeURIComponent(JSON.stringify([{ field: 'source', operator: '=', value: 'sdk' }]))
  await open(page, `?range=all&filters=${filters}`)
  await page.getByRole('button', { name: 'Filters' }).click()
  const sheet = page.getByRole('dialog', { name: 'Filters' })
  const show = sheet.getByRole('button', { name: /^Show \d+ traces/ })
  await expect(show).toBeVisible()
  await look(page, 'logs-sheet', ['phone'])
  await sheet.getByRole('radio', { name: /^playground/ }).click()
  await expect.poll(() => search(page).get('filters')).toContain('playground')
  await page.setViewportSize({ width: 390, height: 844 })
  await show.click()
  await expect(sheet).toHaveCount(0)
})

test('the query in view is copied as code', async ({ page }) => {
  await open(page, '?logsType=traces&range=7d')
  await page.getByTestId('search-input').fill('duration > 1s')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Export all/ }).click()
  await page.getByRole('menuitem', { name: 'Copy as Python' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('filter_string="duration > 1000"')
})
