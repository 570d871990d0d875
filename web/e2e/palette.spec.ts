import { Api } from './kit/api'
import { expect, look, test } from './kit/test'
import { seedQueue, type SeededQueue } from './seed/annotation'

let project: string
let projectId: string
let queue: SeededQueue

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  project = `palette-${Date.now()}`
  queue = await seedQueue(api, project, `Shuttle answers ${Date.now()}`)
  projectId = await api.project(project)
})

test('a pasted id opens its trace from any page, and comes first as recent', async ({ page }) => {
  await page.goto('/default/projects')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.insertText(queue.traces[0]!)
  await expect(page.getByRole('option', { name: /^Trace / })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('trace')).toBe(queue.traces[0])
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option').first()).toContainText(queue.traces[0]!.slice(0, 8))
})

test('a part of a name finds the entity, and Escape closes without moving', async ({ page }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues`)
  await expect(page.getByText(queue.name)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.type(queue.name.slice(-9))
  await expect(page.getByRole('option', { name: queue.name })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('command-palette')).toHaveCount(0)
  expect(new URL(page.url()).pathname).toContain('annotation-queues')
})

test('pages and actions are found by what they are called', async ({ page }) => {
  await page.goto('/default/projects')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.type('feedback def')
  await expect(page.getByRole('option', { name: 'Feedback definitions' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/configuration\?tab=feedback-definitions/)
  await page.goBack()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.type('new project')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible()
})

test('the palette is readable in both themes and on a phone', async ({ page }) => {
  await page.goto(`/default/projects/${projectId}/annotation-queues`)
  await expect(page.getByText(queue.name)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await page.keyboard.type('shuttle')
  await expect(page.getByRole('option', { name: queue.name })).toBeVisible()
  await look(page, 'palette')
})
