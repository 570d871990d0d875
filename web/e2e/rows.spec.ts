import { readFile } from 'node:fs/promises'
import { seedTraces, type SeededProject } from './seed/traces'
import { expect, look, test } from './kit/test'
import type { Page } from '@playwright/test'

/** Every test changes rows: each has a project of its own. */
async function open(page: Page, project: SeededProject, more = ''): Promise<void> {
  await page.goto(`/default/projects/${project.id}/logs?logsType=traces&range=all${more}`)
  await page.locator('tbody tr[data-row-id]').first().waitFor()
}

const total = (page: Page) => page.getByRole('grid').getAttribute('aria-rowcount').then((count) => Number(count) - 1)

test('X and shift with J tick rows, a click with shift ticks a range, and the head ticks all that match', async ({ page, api }) => {
  const project = await seedTraces(api, `ticks-${Date.now()}`, 160)
  await open(page, project)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  const bar = page.getByRole('toolbar')
  await expect(bar).toContainText('3 selected')
  await page.locator('tbody tr[data-row-id] .c-tick').nth(9).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('10 selected')
  const all = await total(page)
  await page.getByRole('button', { name: `Select all ${all}` }).click()
  await expect(bar).toContainText(`${all} selected`)
  await page.locator('tbody tr[data-row-id] .c-tick').first().click()
  await expect(bar).toContainText(`${all - 1} selected`)
  await look(page, 'logs-selection')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
})

test('a tag goes onto everything that matches, also what is not loaded', async ({ page, api }) => {
  const project = await seedTraces(api, `tags-${Date.now()}`, 260)
  await open(page, project)
  const all = await total(page)
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await page.keyboard.press('t')
  await page.getByRole('textbox', { name: 'Add tags' }).fill('looked at')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'tagged' })).toContainText(`${all} traces tagged`)
  const filter = encodeURIComponent(JSON.stringify([{ field: 'tags', operator: 'contains', value: 'looked at' }]))
  const tagged = await page.request.get(`/api/v1/private/traces?project_id=${project.id}&size=1&filters=${filter}`)
  expect(((await tagged.json()) as { total: number }).total).toBe(all)
})

test('a deletion hides the rows at once and Z brings them back; without it they go', async ({ page, api }) => {
  const project = await seedTraces(api, `delete-${Date.now()}`, 40)
  await open(page, project)
  const all = await total(page)
  const first = page.locator('tbody tr[data-row-id]').first()
  const id = await first.getAttribute('data-row-id')
  const remove = async () => {
    await first.locator('.c-tick').click()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Delete 1 trace' }).click()
    await expect(first).not.toHaveAttribute('data-row-id', id!)
    await expect(page.getByTestId('bulk-job').filter({ hasText: 'Deleting 1 trace' })).toHaveCount(1)
  }
  // The note leaves with the key, before the server has answered, and the key undoes nothing twice.
  let asked = 0
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/bulk-actions/*/undo', async (route) => {
    asked++
    await held
    await route.continue()
  })
  await remove()
  expect(await total(page)).toBe(all - 1)
  await page.keyboard.press('z')
  await expect(page.getByTestId('bulk-job')).toHaveCount(0)
  await page.keyboard.press('z')
  answer()
  await expect(first).toHaveAttribute('data-row-id', id!)
  expect(asked).toBe(1)
  await remove()
  await expect(page.getByRole('status').filter({ hasText: '1 trace deleted' })).toBeVisible({ timeout: 30_000 })
  expect((await page.request.get(`/api/v1/private/traces/${id}`)).status()).toBe(404)
})

test('all rows come as a file with the columns in view', async ({ page, api }) => {
  const project = await seedTraces(api, `export-${Date.now()}`, 240)
  await open(page, project)
  const all = await total(page)
  await page.getByRole('button', { name: `Export all ${all}` }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV, columns in view' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe(`${project.name}-traces.csv`)
  const file = await readFile((await download.path())!, 'utf8')
  expect(file.split('\r\n')[0]).toMatch(/^id,start_time,name,input,output,duration,/)
  expect(file.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7/gm)).toHaveLength(all)
})

test('ticked traces become items of a dataset that is named on the way', async ({ page, api }) => {
  const project = await seedTraces(api, `dataset-${Date.now()}`, 20)
  await open(page, project)
  await page.locator('tbody tr[data-row-id] .c-tick').nth(1).click()
  await page.locator('tbody tr[data-row-id] .c-tick').nth(3).click({ modifiers: ['Shift'] })
  await page.keyboard.press('d')
  const name = `cases ${Date.now()}`
  await page.getByRole('textbox', { name: 'Find by name, or name a new one' }).fill(name)
  await page.getByRole('button', { name: 'Create and add' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'added' })).toContainText('3 traces added to the dataset')
  const found = await page.request.get(`/api/v1/private/datasets?name=${encodeURIComponent(name)}`)
  expect(((await found.json()) as { content: { dataset_items_count: number }[] }).content[0]!.dataset_items_count).toBe(3)
})
