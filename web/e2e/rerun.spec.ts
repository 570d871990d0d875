import { FakeLlm } from './kit/fakeLlm'
import { expect, test } from './kit/test'
import { ofPrompt, runSuite, seedGateSuite } from './seed/gates'

let fake: FakeLlm
test.beforeEach(async () => {
  fake = await FakeLlm.start()
})
test.afterEach(() => fake.stop())

test('the items that failed are run once more, with the prompt of the run and these items alone', async ({ page, api }) => {
  const name = `rerun-${Date.now().toString(36)}`
  const project = await api.project(name)
  const models = await fake.register(api, name)
  const { id } = await api.post<{ id: string }>('/prompts/versions', {
    name: 'answer',
    project_name: name,
    template_structure: 'chat',
    version: { template: JSON.stringify([{ role: 'user', content: 'Be kind: {{question}}' }]), metadata: { model: `${models}gpt-5-mini` } },
  })
  const suite = await seedGateSuite(api, name, `suite-${name}`, 5)
  const [before, run] = [await runSuite(api, name, suite, ofPrompt(id), 5), await runSuite(api, name, suite, ofPrompt(id), 3)]

  // From the results of the suite.
  await page.goto(`/default/projects/${project}/test-suites/${suite.id}/items?view=results&run=${run}`)
  await page.getByRole('button', { name: 'Rerun 2 failed' }).click()
  const chosen = page.getByTestId('playground-chosen-items')
  await expect(chosen).toContainText('2 chosen items')
  await expect(page.getByTestId('playground-loaded-source-pill')).toContainText(suite.name)
  await expect(page.getByRole('textbox', { name: 'A, Message 1' })).toHaveValue('Be kind: {{question}}')
  await page.getByTestId('playground-run-button').click()
  await expect(page.getByTestId('playground-results-table')).toContainText('You said: Be kind: Question 4')
  await expect.poll(() => fake.requests.map((each) => each.messages.at(-1)?.content).sort()).toEqual(['Be kind: Question 3', 'Be kind: Question 4'])
  // They stay chosen over a reload, and are let go by their cross.
  await page.reload()
  await expect(chosen).toContainText('2 chosen items')
  await chosen.getByRole('button', { name: 'Take all items' }).click()
  await expect(chosen).toHaveCount(0)

  // From a comparison: what matches there.
  await page.goto(`/default/projects/${project}/experiments/${suite.id}/compare?experiments=${encodeURIComponent(JSON.stringify([before, run]))}&change=regressions`)
  await page.getByRole('button', { name: 'Rerun 2' }).click()
  await expect(chosen).toContainText('2 chosen items')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Rerun 2' })).toBeVisible()
})

test('an experiment of plain code notes no prompt and offers no rerun', async ({ page, api }) => {
  const name = `rerun-none-${Date.now().toString(36)}`
  const project = await api.project(name)
  const suite = await seedGateSuite(api, name, `suite-${name}`, 2)
  const run = await runSuite(api, name, suite, { prompt_versions: [] }, 1)
  await page.goto(`/default/projects/${project}/test-suites/${suite.id}/items?view=results&run=${run}`)
  await expect(page.getByRole('button', { name: 'Send 1 to annotation' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Rerun/ })).toHaveCount(0)
})
