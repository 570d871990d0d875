import { expect, inspect, look, test } from './kit/test'
import { seedRefunds, type Refunds } from './seed/refunds'
import { Api } from './kit/api'
import { uuid7 } from '../src/lib/uuid7'

let data: Refunds

test.beforeAll(async ({ baseURL }) => {
  data = await seedRefunds(new Api(baseURL!), `compare-${Date.now()}`)
})

const address = (more = '') => `/default/projects/${data.id}/logs/compare?a=${data.failed}&b=${data.good}${more}`

test('a trace is compared with the nearest good run, line by line', async ({ page }) => {
  await page.goto(`/default/projects/${data.id}/logs?trace=${data.failed}`)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`a=${data.failed}&b=${data.good}`))
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 2 traces' })).toBeVisible()
  await expect(page.getByText('13 of 15 rows matched')).toBeVisible()
  const refunds = page.getByTestId('pair-issue_refund')
  await expect(refunds.first()).toContainText(/2\.00\ss.*6\d\d\sms/)
  await expect(refunds.nth(1)).toContainText('only')
  await expect(page.getByTestId('pair-confirm_refund')).toContainText('only')
  const why = page.getByRole('region', { name: 'Why they differ' })
  await expect(why).toContainText('issue_refund, 2 calls to 1')
  await expect(why).toContainText('v14, v13')
  await expect(why).toContainText('differ first at issue_refund')
})

test('only what differs is shown, E walks along it, and all of it is in the address', async ({ page }) => {
  await page.goto(address())
  await expect(page.getByTestId('pair-pii_guard')).toBeVisible()
  await page.getByRole('button', { name: /^Differ/ }).click()
  await expect(page.getByTestId('pair-pii_guard')).toHaveCount(0)
  await expect(page.getByTestId('pair-confirm_refund')).toBeVisible()
  await page.keyboard.press('e')
  await expect(page).toHaveURL(/row=/)
  const first = new URL(page.url()).searchParams.get('row')
  await page.keyboard.press('e')
  await expect.poll(() => new URL(page.url()).searchParams.get('row')).not.toBe(first)
  await page.reload()
  await expect(page.getByTestId('pair-pii_guard')).toHaveCount(0)
  await page.goBack()
  await expect(page.getByTestId('pair-pii_guard')).toBeVisible()
})

test('a line shows its output word by word, and where input and metadata differ', async ({ page }) => {
  await page.goto(address())
  await page.getByTestId('pair-compose_answer').click()
  const detail = page.getByTestId('pair-detail')
  await expect(detail).toContainText(/\d+\s% of the words are the same/)
  await expect(detail.getByRole('table', { name: 'Outputs of both' })).toContainText('is confirmed')
  await detail.getByRole('button', { name: 'Inline' }).click()
  await expect(page).toHaveURL(/diff=inline/)
  await detail.getByRole('tab', { name: /^Metadata/ }).click()
  await expect(detail).toContainText('prompt_version')
  await expect(detail).toContainText('v13')
  await page.getByRole('tree', { name: 'Aligned spans' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('tone_guard')
})

test('a call of a model shows what was said in both, and the prompt that each was made with', async ({ page }) => {
  await page.goto(address())
  await page.getByTestId('pair-compose_answer').click()
  const detail = page.getByTestId('pair-detail')
  await detail.getByRole('tab', { name: /^Messages/ }).click()
  await expect(page).toHaveURL(/tab=messages/)
  await expect(detail.getByText('same in both')).toHaveCount(2)
  const tool = detail.getByRole('table', { name: 'Tool' })
  await expect(tool.locator('.removed')).toContainText('payment-gateway did not answer')
  await expect(tool.locator('.added')).toContainText('done, request rq_88107')
  await detail.getByText('same in both').first().click()
  await expect(detail.getByText('Never promise what a tool did not confirm').last()).toBeVisible()
  await detail.getByRole('tab', { name: /^Prompt.*v14, v13/ }).click()
  await expect(detail.locator('.dl.removed mark').first()).toContainText('Be brief')
  await expect(detail.locator('.dl.added mark').first()).toContainText('politely')
  await page.goBack()
  // A tool has neither: its output is shown instead.
  await page.goto(address('&tab=messages'))
  await page.getByTestId('pair-confirm_refund').click()
  await expect(detail.getByRole('tab', { name: 'Output' })).toHaveAttribute('aria-selected', 'true')
  await expect(detail.getByRole('tab', { name: /^Messages/ })).toHaveCount(0)
})

test('of the traces themselves the scores say why they were given', async ({ page }) => {
  await page.goto(address())
  const detail = page.getByTestId('pair-detail')
  await expect(detail.getByText('Leaves it open whether the refund is done.')).toBeVisible()
  await expect(detail.getByText('Says that the refund is done.')).toBeVisible()
  await expect(detail.locator('.tcwhy')).toContainText('+0.35')
})

test('B can be removed, swapped, and chosen anew', async ({ page }) => {
  await page.goto(address())
  await page.getByRole('button', { name: 'Swap A and B' }).click()
  await expect(page).toHaveURL(new RegExp(`a=${data.good}&b=${data.failed}`))
  await page.goBack()
  await page.getByRole('button', { name: 'Nearest good run' }).click()
  await page.getByRole('menuitem', { name: /Most similar input/ }).click()
  await expect(page).toHaveURL(new RegExp(`a=${data.failed}`))
  await expect(page).not.toHaveURL(new RegExp(`b=${data.good}`))
  await expect(page.getByText(/rows matched/)).toBeVisible()
})

test('two rows of Logs are compared, and a span with another of its trace', async ({ page }) => {
  await page.goto(`/default/projects/${data.id}/logs?logsType=traces`)
  const boxes = page.getByRole('checkbox', { name: 'Select row' })
  await boxes.nth(0).check({ force: true })
  await boxes.nth(1).check({ force: true })
  await page.getByRole('link', { name: 'Compare the two' }).click()
  await expect(page).toHaveURL(/logs\/compare\?a=.*b=/)
  await expect(page.getByText(/rows matched/)).toBeVisible()

  await page.goto(`/default/projects/${data.id}/logs?trace=${data.failed}`)
  await page.getByTestId('trace-tree-node-issue_refund').first().click()
  await page.getByRole('button', { name: 'Export and copy' }).click()
  await page.getByRole('menuitem', { name: 'Compare with another span…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 2 spans' })).toBeVisible()
  await expect(page.getByText('1 of 1 rows matched')).toBeVisible()
})

test('a trace that is not there is said to be so, and an id can be pasted', async ({ page }) => {
  await page.goto(`/default/projects/${data.id}/logs/compare?a=${data.failed}&b=01900000-0000-7000-8000-000000000000`)
  await expect(page.getByText('One of the two is not here')).toBeVisible()
  await page.goto(`/default/projects/${data.id}/logs/compare`)
  await page.getByRole('textbox', { name: 'Trace id' }).fill(data.failed)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByText(/rows matched/)).toBeVisible()
  await inspect(page)
})

test('the comparison is readable in both themes and on a phone', async ({ page }) => {
  await page.goto(address())
  await page.getByTestId('pair-compose_answer').click()
  await expect(page.getByTestId('pair-detail')).toContainText('of the words are the same')
  await look(page, 'trace-compare')
})

test('A runs again with the version of B: its values and its other messages stay', async ({ page, api }) => {
  const project = `swap-${Date.now()}`
  const projectId = await api.project(project)
  const version = (template: string) => api.post<{ id: string; prompt_id: string; version_number: string }>('/prompts/versions', { name: `swapped ${project}`, project_name: project, version: { template } })
  const run = async (used: { id: string; prompt_id: string; version_number: string }, said: string) => {
    const [trace, at] = [uuid7(), new Date().toISOString()]
    const metadata = { opik_prompts: [{ id: used.prompt_id, name: `swapped ${project}`, version: { id: used.id, version_number: used.version_number } }] }
    await api.post('/traces', { id: trace, project_name: project, name: 'reply', start_time: at, end_time: at })
    const input = { messages: [{ role: 'system', content: said }, { role: 'user', content: 'Where is gate 4?' }] }
    await api.post('/spans', { trace_id: trace, project_name: project, name: 'compose', type: 'llm', model: 'gpt-5-mini', start_time: at, end_time: at, input, metadata })
    return trace
  }
  const b = await run(await version('Help {{guest}} politely.'), 'Help Ben politely.')
  const a = await run(await version('Help {{guest}}. Be brief.'), 'Help Ana. Be brief.')
  await page.goto(`/default/projects/${projectId}/logs/compare?a=${a}&b=${b}`)
  await page.getByTestId('pair-compose').click()
  await page.getByRole('link', { name: 'Run A with v1' }).click()
  await page.waitForURL('**/playground')
  const messages = page.getByTestId('playground-message-row')
  await expect(messages).toHaveCount(2)
  await expect(messages.first()).toHaveAttribute('data-role', 'system')
  await expect(messages.first()).toContainText('Help {{guest}} politely.')
  await expect(messages.last()).toContainText('Where is gate 4?')
  await expect(page.locator('input, textarea').filter({ visible: true }).and(page.getByLabel(/guest/)).first()).toHaveValue('Ana')
})
