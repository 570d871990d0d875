import { expect, look, test } from './kit/test'
import type { Api } from './kit/api'
import { judgeOf, seedSuite, type SeededExperiments } from './seed/experiments'

const rows = 'tbody tr[data-row-id]'

/** A suite with two runs, whose policy asks for nine items in ten. */
async function seed(api: Api, name: string): Promise<SeededExperiments & { address: string }> {
  const suite = await seedSuite(api, name)
  await api.post(`/datasets/${suite.datasetId}/items/changes?override=true`, {
    evaluators: [judgeOf(['Says a refund is done only if the tool confirmed it', 'Names an amount that occurs in the booking', 'Answers in the language of the guest', 'At most 60 words'])],
    execution_policy: { runs_per_item: 3, pass_threshold: 2, needed_pass_rate: 0.9 },
  })
  return { ...suite, address: `/default/projects/${suite.projectId}/test-suites/${suite.datasetId}/items` }
}

test('a run says what share passed and was needed, assertion by assertion, and explains a failure with its evidence', async ({ page, api }) => {
  const suite = await seed(api, `results-${Date.now()}`)
  await page.goto(suite.address)
  const figure = page.getByRole('region', { name: 'Run of the suite' })
  await expect(figure).toContainText('failed')
  await expect(figure).toContainText('90 % needed')
  const assertions = page.getByTestId('suite-assertions')
  await expect(assertions.getByRole('row')).toHaveCount(6)
  await expect(page.locator(rows)).toHaveCount(12)
  await page.getByRole('button', { name: 'Newly failed 2' }).click()
  await expect(page.locator(rows)).toHaveCount(2)
  await page.getByRole('button', { name: /^All/ }).click()
  await page.locator(rows).first().click()
  const panel = page.getByTestId('suite-item-panel')
  await expect(panel).toContainText('0 of 3 runs passed')
  await expect(panel.locator('mark')).toHaveText('refunded €318.00 to your card')
  await expect(panel).toContainText('nothing confirms the refund')
  await expect(panel).toContainText('held in 0 of 3 runs · 2 needed · run 36: held in 3 of 3')
  await expect(panel.getByText('this item')).toBeVisible()
  await look(page, 'test-suite')
  await panel.getByRole('button', { name: '2', exact: true }).click()
  await expect(page).toHaveURL(/trial=2/)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await look(page, 'test-suite-list', ['light', 'phone'])
})

test('an assertion narrows the items, Back undoes it, and an earlier run is chosen in the address', async ({ page, api }) => {
  const suite = await seed(api, `narrow-${Date.now()}`)
  await page.goto(suite.address)
  const assertions = page.getByTestId('suite-assertions')
  await assertions.getByRole('link', { name: 'Offers a place for tonight when stranded' }).click()
  await expect(page.locator(rows)).toHaveCount(1)
  await page.goBack()
  await expect(page.locator(rows)).toHaveCount(12)
  await page.getByRole('combobox', { name: 'Search or filter' }).fill('Seville')
  await expect(page.locator(rows)).toHaveCount(2)
  await page.getByRole('button', { name: /^run 37/ }).click()
  await page.getByRole('menuitem', { name: /run 36/ }).click()
  await expect(page).toHaveURL(new RegExp(`run=${suite.experiments[0]!.id}`))
  await expect(page.getByRole('region', { name: 'Run of the suite' })).toContainText('passed')
  await expect(page.getByRole('region', { name: 'Run of the suite' })).toContainText('12 of 12')
})

test('a run that goes on is followed without a reload', async ({ page, api }) => {
  const name = `live-${Date.now()}`
  const suite = await seed(api, name)
  await page.goto(suite.address)
  const figure = page.getByRole('region', { name: 'Run of the suite' })
  await expect(figure).toContainText('run 37')
  await api.post('/experiments', { name: 'run 38', dataset_id: suite.datasetId, dataset_name: `refund-promises ${name}`, evaluation_method: 'evaluation_suite', project_name: name })
  await expect(figure).toContainText('run 38')
  await expect(figure).toContainText('0 runs')
})

test('assertions and policy of one item are kept in the draft and undone', async ({ page, api }) => {
  const suite = await seed(api, `item-${Date.now()}`)
  await page.goto(`${suite.address}?view=items&open=${suite.items[1]}`)
  const own = page.getByTestId('item-assertions')
  await expect(own.getByText('every item')).toHaveCount(4)
  await own.getByRole('textbox', { name: 'Add an assertion for this item' }).fill('Names the weight limit')
  await page.keyboard.press('Enter')
  await expect(own.getByRole('textbox', { name: 'Assertion', exact: true })).toHaveValue('Names the weight limit')
  await expect(page.getByTestId('draft-badge')).toBeVisible()
  await own.getByRole('spinbutton', { name: 'Runs per item' }).fill('5')
  await own.getByRole('spinbutton', { name: 'Runs that must pass' }).fill('6')
  await expect(own.getByRole('alert')).toContainText('no more than the runs')
  await own.getByRole('spinbutton', { name: 'Runs that must pass' }).fill('4')
  await own.getByRole('textbox', { name: 'Add an assertion for this item' }).focus()
  await look(page, 'test-suite-item')
  await expect.poll(async () => (await api.get<{ execution_policy?: object }>(`/datasets/${suite.datasetId}/draft/items/${suite.items[1]}`)).execution_policy).toEqual({ runs_per_item: 5, pass_threshold: 4 })
  await page.reload()
  await expect(own.getByRole('textbox', { name: 'Assertion', exact: true })).toHaveValue('Names the weight limit')
  await own.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByTestId('draft-badge')).toHaveCount(0)
  await expect(own.getByRole('textbox', { name: 'Assertion', exact: true })).toHaveCount(0)
})

test('a suite says its policy in a sentence and takes assertions', async ({ page, api }) => {
  const suite = await seedSuite(api, `suite-${Date.now()}`)
  await page.goto(`/default/projects/${suite.projectId}/test-suites`)
  await page.getByRole('link', { name: /refund-promises/ }).click()
  const policy = page.getByRole('group', { name: 'Policy' })
  await policy.getByRole('button', { name: 'Assertion' }).click()
  await page.getByRole('spinbutton', { name: 'Runs per item' }).fill('3')
  await page.getByRole('spinbutton', { name: 'Runs that must pass' }).fill('2')
  await page.getByRole('spinbutton', { name: 'Items that must pass, %' }).fill('75')
  await page.getByRole('textbox', { name: 'Judge' }).fill('gpt-5-mini')
  await page.getByRole('textbox', { name: 'Assertions for every item' }).fill('Is polite\nNames an amount')
  await look(page, 'test-suite-settings', ['light'])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(policy).toContainText('2 of 3')
  await expect(policy).toContainText('75 %')
  await expect(policy).toContainText('gpt-5-mini')
  await expect(policy).toContainText('2 assertions for every item')
})
