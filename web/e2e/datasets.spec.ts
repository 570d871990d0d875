import { expect, look, test } from './kit/test'
import { seedSuite } from './seed/experiments'
import { seedDataset } from './seed/datasets'

const rows = 'tbody tr[data-row-id]'

test('a dataset is made out of a file, and its items can be found', async ({ page, api }) => {
  const project = await api.project(`files-${Date.now()}`)
  await page.goto(`/default/projects/${project}/datasets`)
  await expect(page.locator('.empty-page')).toContainText('Keep the cases you care about')
  await look(page, 'datasets-empty', ['light', 'phone'])
  await page.keyboard.press('n')
  const dialog = page.getByTestId('new-dataset')
  await dialog.locator('input[type=file]').setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from('question,answer\nfirst,1\nsecond,2\n') })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('cases')
  await dialog.getByRole('button', { name: 'Create dataset' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'cases' })).toBeVisible()
  await expect(page.locator(rows)).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Search or filter' }).fill('second')
  await expect(page.locator(rows)).toHaveCount(1)
})

test('edits go into the draft, survive a reload, are undone by field and saved as a version', async ({ page, api }) => {
  const seeded = await seedDataset(api, `draft-${Date.now()}`, 'support-golden')
  await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.id}/items`)
  await expect(page.getByTestId('draft-badge')).toContainText('draft v4')
  await page.getByRole('button', { name: 'Changes 5' }).click()
  await expect(page.locator(rows)).toHaveCount(5)
  await page.locator(`${rows}[data-row-id="${seeded.items[0]}"]`).click()
  const panel = page.getByTestId('dataset-item-panel')
  await expect(panel).toContainText('Say so with its price')
  await look(page, 'dataset')
  await panel.getByRole('textbox', { name: 'message' }).fill('Hotel cancelled, two children')
  await panel.getByRole('textbox', { name: 'expected' }).focus()
  await expect(panel.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(2)
  await page.reload()
  await expect(panel.getByRole('textbox', { name: 'message' })).toHaveValue('Hotel cancelled, two children')
  await panel.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(panel.getByRole('textbox', { name: 'message' })).toHaveValue('Hotel cancelled, wants refund now')
  await page.getByTestId('dataset-items-commit-button').click()
  await page.getByRole('textbox', { name: 'What changed' }).fill('Cases from Lisbon')
  await page.getByTestId('save-draft').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByTestId('draft-badge')).toHaveCount(0)
  await expect(page.getByTestId('version-history-item-v4')).toContainText('Cases from Lisbon')
})

test('a conflict with a newer version is decided before anything is saved', async ({ page, api }) => {
  const seeded = await seedDataset(api, `conflict-${Date.now()}`, 'support-golden', 12)
  await api.put('/datasets/items', {
    dataset_id: seeded.id,
    batch_group_id: seeded.items[0],
    items: [{ id: seeded.items[0], source: 'sdk', data: { message: 'Hotel cancelled, wants refund now', expected: 'Something else entirely.' } }],
  })
  await page.goto(`/default/projects/${seeded.projectId}/datasets/${seeded.id}/items`)
  await page.getByTestId('dataset-items-commit-button').click()
  const dialog = page.getByTestId('save-draft')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await look(page, 'dataset-conflict', ['light'])
  await dialog.getByRole('radio', { name: /Theirs/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByTestId('draft-badge')).toHaveCount(0)
  const item = await api.get<{ data: { expected: string } }>(`/datasets/items/${seeded.items[0]}`)
  expect(item.data.expected).toBe('Something else entirely.')
})

test('everything that matches is removed in the draft, and two versions are compared', async ({ page, api }) => {
  const seeded = await seedDataset(api, `bulk-${Date.now()}`, 'support-golden', 150, false)
  const address = `/default/projects/${seeded.projectId}/datasets/${seeded.id}/items`
  await page.goto(`${address}?search=voucher`)
  await page.locator(rows).first().waitFor()
  await page.getByRole('checkbox', { name: 'Select all that match' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByTestId('draft-badge')).toBeVisible()
  const draft = await api.get<{ items_deleted: number }>(`/datasets/${seeded.id}/draft`)
  expect(draft.items_deleted).toBe(18)
  const versions = await api.get<{ content: { version_hash: string }[] }>(`/datasets/${seeded.id}/versions`)
  await page.goto(`${address}?version=${versions.content[2]!.version_hash}&compare=${versions.content[0]!.version_hash}`)
  await expect(page.locator(rows)).toHaveCount(7)
  await look(page, 'dataset-compare', ['light'])
})

test('a suite says its policy in a sentence and takes assertions', async ({ page, api }) => {
  const name = `suite-${Date.now()}`
  const suite = await seedSuite(api, name)
  await page.goto(`/default/projects/${suite.projectId}/test-suites`)
  await page.getByRole('link', { name: /refund-promises/ }).click()
  const policy = page.getByRole('group', { name: 'Policy' })
  await policy.getByRole('button', { name: 'Assertion' }).click()
  await page.getByRole('spinbutton', { name: 'Runs per item' }).fill('3')
  await page.getByRole('spinbutton', { name: 'Runs that must pass' }).fill('2')
  await page.getByRole('textbox', { name: 'Assertions for every item' }).fill('Is polite\nNames an amount')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(policy).toContainText('2 of 3')
  await expect(policy).toContainText('Names an amount')
  await look(page, 'test-suite')
})
