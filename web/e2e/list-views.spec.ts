import type { Page } from '@playwright/test'
import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedExperiments } from './seed/experiments'
import { seedPrompt, seedTextPrompt } from './seed/prompts'

/** A list, a search that leaves some of its rows, and a column that somebody may not want. */
interface List {
  page: string
  path: string
  search: string
  column: string
}

const LISTS: List[] = [
  { page: 'experiments', path: 'experiments', search: 'sonnet', column: 'tags' },
  { page: 'datasets', path: 'datasets', search: 'golden', column: 'description' },
  { page: 'prompts', path: 'prompts', search: 'summary', column: 'versions' },
]

let projectId: string
test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  const name = `list-views-${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  projectId = (await seedExperiments(api, name, 8)).projectId
  await seedPrompt(api, name)
  await seedTextPrompt(api, name)
  for (const dataset of ['golden one', 'golden two', 'other']) await api.post('/datasets', { name: `${dataset} ${name}`, project_name: name, description: 'what it is for' })
})

const rows = (page: Page) => page.locator('tbody tr[data-row-id]')
const address = (page: Page) => new URL(page.url()).searchParams
const head = (page: Page, column: string) => page.locator(`th[data-header-id="${column}"]`)
const open = async (page: Page, path: string) => {
  await page.goto(`/default/projects/${projectId}/${path}`)
  await rows(page).first().waitFor()
}
const hide = async (page: Page, column: string) => {
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByTestId(`column-${column}`).locator('.check').click()
  await page.keyboard.press('Escape')
  await expect(head(page, column)).toHaveCount(0)
}
const save = async (page: Page, name: string, shared = false) => {
  await page.getByRole('button', { name: 'New view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  const box = page.getByRole('checkbox', { name: 'Everybody in the workspace sees it' })
  if ((await box.isChecked()) !== shared) await box.click()
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByTestId(`view-${name}`).getByRole('link')).toHaveAttribute('aria-current', 'true')
}

for (const list of LISTS) {
  test(`a view of ${list.page} holds search and columns, is shared by its link, and Back leaves it`, async ({ page, api }) => {
    await open(page, list.path)
    const all = await rows(page).count()
    await page.getByTestId('search-input').fill(list.search)
    await page.keyboard.press('Enter')
    await expect.poll(() => rows(page).count()).toBeLessThan(all)
    await hide(page, list.column)
    const name = `Mine ${list.page}`
    await save(page, name)
    const tab = page.getByTestId(`view-${name}`)
    await expect(tab.locator('.dot')).toHaveCount(0)
    const id = address(page).get('view')!
    await look(page, `views-${list.page}`)

    await page.getByRole('button', { name: `View ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Share with the workspace' }).click()
    await expect(tab.locator('svg.lucide-lock')).toHaveCount(0)
    expect(await api.get(`/saved-views/${id}`)).toMatchObject({ page: list.page, project_id: projectId, shared: true, state: { search: list.search } })

    await page.reload()
    await expect(page.getByTestId('search-input')).toHaveValue(list.search)
    await expect(head(page, list.column)).toHaveCount(0)

    await page.getByRole('group', { name: /^Views of/ }).getByRole('link', { name: 'All', exact: true }).click()
    await expect(rows(page)).toHaveCount(all)
    await page.goBack()
    await expect.poll(() => rows(page).count()).toBeLessThan(all)
    await expect(tab.getByRole('link')).toHaveAttribute('aria-current', 'true')

    // Another browser, with the id alone, sees the same.
    const other = await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin })
    const fresh = await other.newPage()
    await open(fresh, `${list.path}?view=${id}`)
    await expect.poll(() => address(fresh).get('search')).toBe(list.search)
    await expect(head(fresh, 'name')).toHaveCount(1)
    await expect(head(fresh, list.column)).toHaveCount(0)
    await other.close()
  })
}

test('what is taken out of a view stays out over Back and reload, until it is reset', async ({ page, api }) => {
  const made = await api.post<{ id: string }>('/saved-views', { project_id: projectId, page: 'datasets', name: 'Searched', shared: true, state: { search: 'golden two' } })
  await open(page, `datasets?view=${made.id}`)
  await expect(rows(page)).toHaveCount(1)
  const tab = page.getByTestId('view-Searched')
  await expect(tab.locator('.dot')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(1)
  await expect(tab.locator('.dot')).toBeVisible()
  await page.reload()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(1)
  await expect(tab.locator('.dot')).toBeVisible()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(tab.locator('.dot')).toHaveCount(0)
})

test('of two who save a view at once the second is told, and a view that is gone says so', async ({ page, api }) => {
  const made = await api.post<{ id: string }>('/saved-views', { project_id: projectId, page: 'prompts', name: 'Both', shared: true, state: { search: 'summary' } })
  // Somebody else is faster by a moment.
  let slower = true
  await page.route(`**/saved-views/${made.id}`, async (route) => {
    if (slower) await api.patch(`/saved-views/${made.id}`, { revision: 1, state: { search: 'summ' } })
    slower = false
    await route.continue()
  })
  await open(page, `prompts?view=${made.id}`)
  await expect(rows(page)).toHaveCount(1)
  await hide(page, 'versions')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('.toast.err')).toContainText('changed the view in the meantime')
  await expect(head(page, 'versions')).toHaveCount(0)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByTestId('view-Both').locator('.dot')).toHaveCount(0)
  await api.delete(`/saved-views/${made.id}`)
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: 'This view was deleted' })).toBeVisible()
})

test.describe('without a view', () => {
  test.use({ following: true })
  test('columns and row height follow the user into another browser', async ({ page, api, browser, baseURL }) => {
    await open(page, 'datasets')
    await hide(page, 'tags')
    await page.keyboard.press('Shift+D')
    await expect.poll(async () => (await api.get<{ values: Record<string, { density?: string; shown?: object }> }>('/preferences')).values['layout.datasets']).toMatchObject({ density: 'roomy', shown: { tags: false } })
    const other = await browser.newContext({ baseURL })
    const fresh = await other.newPage()
    await open(fresh, 'datasets')
    await expect(head(fresh, 'tags')).toHaveCount(0)
    await fresh.getByRole('button', { name: 'Columns', exact: true }).click()
    await fresh.getByRole('button', { name: 'Columns as they come' }).click()
    await expect(head(fresh, 'tags')).toHaveCount(1)
    await expect.poll(async () => (await api.get<{ values: Record<string, object> }>('/preferences')).values['layout.datasets']).toEqual({ density: 'roomy' })
    await other.close()
    await page.reload()
    await expect(head(page, 'tags')).toHaveCount(1)
    await api.put('/preferences/layout.datasets', { value: null })
  })

  test('what the server could not be told is told when a page is opened next', async ({ page, api }) => {
    await page.route('**/preferences/**', (route) => route.abort())
    await open(page, 'prompts')
    await hide(page, 'changed')
    await page.waitForTimeout(800)
    expect((await api.get<{ values: Record<string, object> }>('/preferences')).values['layout.prompts']).toBeUndefined()
    await page.unroute('**/preferences/**')
    await page.reload()
    await expect(head(page, 'name')).toHaveCount(1)
    await expect(head(page, 'changed')).toHaveCount(0)
    await expect.poll(async () => (await api.get<{ values: Record<string, object> }>('/preferences')).values['layout.prompts']).toMatchObject({ shown: { changed: false } })
    await api.put('/preferences/layout.prompts', { value: null })
  })
})

const EMPTY: [path: string, field: string, told: string, bare: string][] = [
  ['datasets', 'description', 'golden one', 'without words'],
  ['prompts', 'description', 'described prompt', 'bare prompt'],
  ['annotation-queues', 'instructions', 'told queue', 'bare queue'],
]

for (const [path, field, told, bare] of EMPTY)
  test(`what is missing is a filter of ${path}, by the menu of operators and typed`, async ({ page, api }) => {
    if (path === 'datasets') await api.post('/datasets', { name: `without words ${Date.now()}`, project_id: projectId })
    if (path === 'prompts')
      for (const description of ['what it is for', undefined]) await api.post('/prompts', { name: `${description ? 'described' : 'bare'} prompt ${Date.now()}`, template: 'Hello', project_id: projectId, description })
    if (path === 'annotation-queues')
      for (const instructions of ['Be strict.', undefined]) await api.post('/annotation-queues', { name: instructions ? 'told queue' : 'bare queue', project_id: projectId, scope: 'trace', instructions })
    await open(page, path)
    await expect(rows(page).filter({ hasText: told }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const form = page.getByRole('dialog', { name: 'Add filter' })
    await form.getByLabel('Field').selectOption(field)
    await form.getByLabel('Operator').selectOption('is_empty')
    await expect(form.getByLabel('Value')).toHaveCount(0)
    await form.getByRole('button', { name: 'Add filter' }).click()
    await expect(rows(page).filter({ hasText: told })).toHaveCount(0)
    await expect(rows(page).filter({ hasText: bare }).first()).toBeVisible()
    await page.goBack()
    await page.getByTestId('search-input').fill(`${field} is not empty`)
    await page.keyboard.press('Enter')
    await expect(rows(page).filter({ hasText: told }).first()).toBeVisible()
    await expect(rows(page).filter({ hasText: bare })).toHaveCount(0)
  })

test('two bars of the projects have words of their own', async ({ page }) => {
  await page.goto('/default/projects')
  await expect(page.getByRole('group', { name: /^Views of/ }).getByRole('link', { name: 'Standard view' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Which projects' }).getByRole('button', { name: /^All projects/ })).toBeVisible()
})
