import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedTraces, type SeededProject } from './seed/traces'

let project: SeededProject
let page0: string

test.beforeAll(async ({ baseURL }) => {
  project = await seedTraces(new Api(baseURL!), `board-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, 120)
  page0 = `/default/projects/${project.id}/dashboards`
})

test('the overview of a project has figures and charts, and a point leads to its rows', async ({ page }) => {
  await page.goto(page0)
  await expect(page.getByRole('article', { name: 'Traces', exact: true }).first()).toBeVisible()
  const errors = page.getByRole('article', { name: 'Error rate' })
  await expect(errors.getByRole('figure')).toBeVisible()
  await expect(errors.getByRole('table', { name: 'Error rate, as a table' })).toBeAttached()
  await errors.locator('svg path').last().waitFor({ state: 'attached' })
  await look(page, 'dashboard')
  await page.getByRole('link', { name: /Errors/ }).click()
  await page.waitForURL('**/logs?*')
  expect(JSON.parse(new URL(page.url()).searchParams.get('filters')!)).toEqual([{ field: 'error_info', operator: 'is_not_empty', value: '' }])
  await page.goBack()
  await expect(errors).toBeVisible()
})

test('a copy of the overview is edited in place, saved by itself, undone, and deleted with undo', async ({ page, api }) => {
  await page.goto(page0)
  await page.getByTitle('Choose a dashboard').click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { name: 'Project overview (copy)' })).toBeVisible()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Text' }).click()
  await page.getByLabel('Text', { exact: true }).last().fill('Look at **errors** first')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const id = new URL(page.url()).searchParams.get('view')!
  const texts = async () => {
    const { config } = await api.get<{ config: { sections: { widgets: { type: string; config: { content?: string } }[] }[] } }>(`/insights-views/${id}`)
    return config.sections.flatMap((section) => section.widgets.filter((widget) => widget.type === 'text_markdown').map((widget) => widget.config.content))
  }
  await expect.poll(texts).toEqual(['Look at **errors** first'])
  await look(page, 'dashboard-edit', ['light', 'dark'])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(texts).not.toEqual(['Look at **errors** first'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Done/ }).click()
  await page.getByTitle('Choose a dashboard').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Project overview (copy)' })).toBeVisible()
})

test('cards move and grow by arrow keys', async ({ page, api }) => {
  const widget = { id: 'w', type: 'text_markdown', title: 'Note', config: { content: 'x' } }
  const view = await api.post<{ id: string }>('/insights-views', {
    name: 'keys',
    type: 'multi_project',
    project_id: project.id,
    config: { version: 4, lastModified: 0, sections: [{ id: 's', title: '', widgets: [widget], layout: [{ i: 'w', x: 0, y: 0, w: 2, h: 3 }] }] },
  })
  await page.goto(`${page0}?view=${view.id}&edit=true`)
  await page.getByRole('button', { name: 'Settings of Note' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect
    .poll(async () => (await api.get<{ config: { sections: { layout: { x: number; w: number }[] }[] } }>(`/insights-views/${view.id}`)).config.sections[0]!.layout.map(({ x, w }) => [x, w]))
    .toEqual([[1, 3]])
})

test('dashboards of the workspace are listed, made, and one that is gone says so', async ({ page }) => {
  await page.goto('/default/dashboards')
  await page.getByRole('button', { name: 'New dashboard' }).first().click()
  await page.getByRole('menuitem', { name: 'Experiments' }).click()
  const name = `Compare ${Date.now()}`
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Leaderboard' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.goto('/default/dashboards')
  await expect(page.getByRole('link', { name })).toBeVisible()
  await look(page, 'dashboards', ['light', 'phone'])
  await page.goto('/default/dashboards/019a6c1e-7d40-7000-8000-000000000000')
  await expect(page.getByRole('link', { name: 'All dashboards' })).toBeVisible()
})
