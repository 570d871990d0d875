import { expect, inspect, look, test } from './kit/test'
import { seedRefunds, type Refunds } from './seed/refunds'
import { uuid7 } from './seed/random'
import { Api } from './kit/api'

let data: Refunds

test.beforeAll(async ({ baseURL }) => {
  data = await seedRefunds(new Api(baseURL!), `graph-${Date.now()}`)
})

const address = (trace: string, more = '') => `/default/projects/${data.id}/logs?trace=${trace}&traceView=graph${more}`

test('the graph is derived from the spans, and holds one selection with the tree', async ({ page }) => {
  await page.goto(`/default/projects/${data.id}/logs?trace=${data.failed}`)
  await page.getByRole('button', { name: 'Graph', exact: true }).click()
  await expect(page).toHaveURL(/traceView=graph/)
  const refund = page.getByTestId('graph-node-issue_refund')
  await expect(refund).toContainText('2.50 s, 2 failed')
  await expect(page.getByText('2 calls, same input')).toBeVisible()
  await expect(page.getByText('RefundTimeout').first()).toBeVisible()
  await expect(page.getByText('in parallel')).toBeVisible()

  await refund.click()
  await expect(page.getByRole('treeitem', { selected: true })).toHaveCount(2)
  const detail = page.getByTestId('graph-node-detail')
  await expect(detail).toContainText('2 of 2 failed')
  await expect(detail).toContainText('booking_id')
  await page.getByTestId('trace-tree-node-rerank').click()
  await expect(page.getByTestId('graph-node-retrieve_policy')).toHaveAttribute('aria-pressed', 'true')

  await page.getByTestId('graph-node-detail').getByRole('button', { name: 'Steps inside' }).click()
  await expect(page.getByTestId('graph-node-vector_search')).toBeVisible()
  await page.goBack()
  await expect(refund).toBeVisible()
})

test('the usual path shows the step that other runs took, and what follows in them', async ({ page }) => {
  await page.goto(address(data.failed))
  const usual = page.getByTestId('graph-node-confirm_refund')
  await expect(usual).toContainText('usual next step')
  await expect(page.getByText(/^\d+\s% of runs$/)).toBeVisible()
  await usual.click()
  await expect(page).toHaveURL(/graphStep=confirm_refund/)
  await expect(page.getByTestId('graph-node-detail')).toContainText('did not run in this trace')
  await page.getByTestId('graph-node-issue_refund').click()
  await expect(page.getByTestId('graph-node-detail')).toContainText('compose_answer on error')
  await page.getByRole('button', { name: 'Usual path' }).click()
  await expect(usual).toHaveCount(0)
  await expect(page).toHaveURL(/graphUsual=off/)
  await page.goto(address(data.good))
  await expect(page.getByTestId('graph-node-confirm_refund')).toContainText('ms')
})

test('the graph is walked and zoomed without the mouse', async ({ page }) => {
  await page.goto(address(data.failed))
  await page.getByTestId('graph-node-pii_guard').click()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('graph-node-plan')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('graph-node-retrieve_policy')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('graph-node-embed_query')).toBeVisible()
  await page.getByRole('button', { name: 'One level up' }).click()
  await expect(page.getByTestId('graph-node-plan')).toBeVisible()
  await page.keyboard.press('+')
  await expect(page.getByRole('group', { name: 'Zoom' })).toContainText('120 %')
  await page.keyboard.press('0')
  await expect(page.getByRole('group', { name: 'Zoom' })).not.toContainText('120 %')
  await expect(page.getByRole('button', { name: 'answered' })).toBeInViewport()
})

test('a logged definition adds what was not run', async ({ page, api }) => {
  const start = Date.now() - 5000
  const trace = uuid7(start, 7)
  const at = (ms: number) => new Date(start + ms).toISOString()
  const graph = { format: 'mermaid', data: 'graph TD;\n\t__start__([<p>__start__</p>]):::first\n\tagent(agent)\n\tact(act)\n\t__end__([<p>__end__</p>]):::last\n\t__start__ --> agent;\n\tact --> agent;\n\tagent -.-> __end__;\n\tagent -.-> act;' }
  await api.post('/traces/batch', { traces: [{ id: trace, project_name: data.name, name: 'LangGraph', start_time: at(0), end_time: at(900), metadata: { _opik_graph_definition: graph } }] })
  const root = uuid7(start, 8)
  const common = { trace_id: trace, project_name: data.name, type: 'general' }
  await api.post('/spans/batch', {
    spans: [
      { ...common, id: root, name: 'LangGraph', start_time: at(0), end_time: at(900) },
      { ...common, id: uuid7(start, 9), parent_span_id: root, name: 'agent', start_time: at(10), end_time: at(400) },
    ],
  })
  await page.goto(address(trace))
  await expect(page.getByTestId('graph-node-agent')).toContainText('390 ms')
  await expect(page.getByTestId('graph-node-act')).toContainText('not run')
  await expect(page.getByText('in the logged graph, not run')).toBeVisible()
  await inspect(page)
})

test('the graph is readable in both themes and on a phone', async ({ page }) => {
  await page.goto(address(data.failed))
  await page.getByTestId('graph-node-issue_refund').click()
  await expect(page.getByTestId('graph-node-confirm_refund')).toBeVisible()
  await look(page, 'graph', ['light', 'dark'])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.locator('.phone-seg').getByRole('button', { name: 'Spans' }).click()
  await expect(page.getByTestId('graph-node-issue_refund')).toBeVisible()
  await look(page, 'graph', ['phone'])
})
