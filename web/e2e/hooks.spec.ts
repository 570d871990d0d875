import type { Page } from '@playwright/test'
import { Api } from './kit/api'
import { FakeLlm } from './kit/fakeLlm'
import { expect, test } from './kit/test'
import { seedDataset, type SeededDataset } from './seed/datasets'
import { seedExperiments, seedPolicedSuite, type SeededExperiments } from './seed/experiments'
import { seedPlayground, type SeededPlayground } from './seed/playground'
import { seedRules } from './seed/rules'

/**
 * What browser tests that were written for the reference product find these pages by: docs/design/reference.md. A name that
 * is listed here stays, whatever the page around it becomes.
 */
interface Row {
  page: string
  address: () => string
  /** What has to be opened before they are there. */
  before?: (page: Page) => Promise<unknown>
  hooks: () => string[]
}

const id = (name: string): string => `[data-testid="${name}"]`
const cells = (row: string, ...columns: string[]): string[] => columns.map((column) => `td[data-cell-id="${row}_${column}"]`)

// One server is filled once for all of it.
test.describe.configure({ mode: 'default' })

let project: string
let dataset: SeededDataset
let plain: SeededExperiments
let suite: SeededExperiments
let playground: SeededPlayground
let fake: FakeLlm
let rule: string
let alert: string

test.beforeAll(async ({ baseURL }) => {
  const api = new Api(baseURL!)
  const name = `hooks-${Math.floor(Math.random() * 1e9).toString(36)}`
  project = await api.project(name)
  dataset = await seedDataset(api, name, 'golden', 12)
  plain = await seedExperiments(api, name, 8)
  suite = await seedPolicedSuite(api, name, 6)
  fake = await FakeLlm.start()
  playground = await seedPlayground(api, `${name}-play`, 4)
  await seedRules(api, { id: project, name }, fake)
  rule = (await api.get<{ content: { id: string; type: string }[] }>(`/automations/evaluators?project_id=${project}`)).content.find((each) => each.type === 'llm_as_judge')!.id
  await api.post('/alerts', { name, project_id: project, enabled: true, alert_type: 'general', webhook: { name, url: fake.address }, triggers: [{ event_type: 'prompt:committed', trigger_configs: [] }] })
  alert = (await api.get<{ content: { id: string }[] }>(`/alerts?project_id=${project}`)).content[0]!.id
})

test.afterAll(() => fake.stop())

const of = (path: string): string => `/default/projects/${project}/${path}`
const compare = (to: SeededExperiments, tab = '', count = 2): string => of(`experiments/${to.datasetId}/compare?experiments=${encodeURIComponent(JSON.stringify(to.experiments.slice(0, count).map((each) => each.id)))}${tab}`)
const first = (page: Page) => page.locator('tbody tr[data-row-id]').first()
const item = () => dataset.items[0]!

const TABLE: Row[] = [
  { page: 'datasets', address: () => of('datasets'), hooks: () => [...cells(dataset.id, 'name', 'dataset_items_count', 'most_recent_experiment_at', 'last_updated_at'), id('search-input'), id('columns-button'), 'th[data-header-id="dataset_items_count"]'] },
  { page: 'datasets, ticked', address: () => of('datasets'), before: (page) => first(page).getByRole('checkbox').click(), hooks: () => [id('datasets-bulk-delete-button')] },
  { page: 'new dataset', address: () => of('datasets?new=true'), hooks: () => [`${id('create-dataset-sidebar')} button:has-text("Create dataset")`] },
  { page: 'items', address: () => of(`datasets/${dataset.id}/items`), hooks: () => [...cells(item(), 'data_message'), id('dataset-header-add-button'), id('dataset-header-run-in-trigger'), id('dataset-items-commit-button'), id('dataset-items-discard-button'), id('dataset-detail-version-label'), id('search-input')] },
  { page: 'items, ticked', address: () => of(`datasets/${dataset.id}/items`), before: (page) => first(page).getByRole('checkbox').click(), hooks: () => [id('dataset-items-bulk-delete-button')] },
  { page: 'item', address: () => of(`datasets/${dataset.id}/items?open=${item()}`), hooks: () => [id('dataset-item-editor')] },
  { page: 'new item', address: () => of(`datasets/${dataset.id}/items`), before: (page) => page.getByTestId('dataset-header-add-button').click(), hooks: () => [id('dataset-item-panel')] },
  { page: 'saving', address: () => of(`datasets/${dataset.id}/items`), before: (page) => page.getByTestId('dataset-items-commit-button').click(), hooks: () => [id('dataset-version-commit-dialog')] },
  { page: 'test suites', address: () => of('test-suites'), hooks: () => cells(suite.datasetId, 'name', 'dataset_items_count') },
  { page: 'new test suite', address: () => of('test-suites?new=true'), hooks: () => [`${id('create-test_suite-sidebar')} button:has-text("Create test suite")`] },
  { page: 'test suite', address: () => of(`test-suites/${suite.datasetId}/items`), hooks: () => [id('dataset-header-add-button'), id('dataset-header-run-in-trigger'), id('dataset-header-settings-button'), `${id('dataset-detail-global-assertions-pill')}[data-count]`] },
  { page: 'case of a suite', address: () => of(`test-suites/${suite.datasetId}/items?view=items`), before: (page) => first(page).click(), hooks: () => [id('test-suite-item-panel')] },
  { page: 'experiments', address: () => of('experiments'), hooks: () => [...cells(plain.experiments[0]!.id, 'name', 'dataset_id', 'trace_count', 'duration_p50', 'total_estimated_cost_avg', 'created_at'), `td[data-cell-id^="${plain.experiments[0]!.id}_feedback_scores_"]`] },
  { page: 'experiment', address: () => compare(plain, '', 1), hooks: () => ['td[data-cell-id*="_feedback_scores_"]', id('feedback-score-tag-value'), 'tbody tr[data-row-id]', 'h1'] },
  { page: 'comparison, configuration', address: () => compare(plain, '&tab=config'), hooks: () => [`th[data-header-id="${plain.experiments[0]!.id}"]`] },
  { page: 'comparison, scores', address: () => compare(plain, '&tab=scores'), hooks: () => [`td[data-cell-id="0_${plain.experiments[0]!.id}"]`] },
  { page: 'comparison of a suite, item', address: () => compare(suite), before: (page) => first(page).click(), hooks: () => [id('eval-suite-experiment')] },
  { page: 'rules', address: () => of('online-evaluation'), hooks: () => [id('online-evaluation-create-rule-button'), ...cells(rule, 'name', 'enabled', 'type', 'sampling_rate', 'created_by')] },
  { page: 'rule', address: () => of(`online-evaluation/${rule}`), hooks: () => ['add-edit-rule-dialog-name', 'add-edit-rule-dialog-submit', 'select-a-llm-model', 'sampling_rate-input', 'playground-message-row'].map((name) => `${id('add-edit-rule-dialog')} ${id(name)}`).concat(`${id('playground-message-row')}[data-role="user"]`) },
  { page: 'alerts', address: () => of('alerts'), hooks: () => [`tr[data-row-id="${alert}"]`, ...cells(alert, 'name')] },
  { page: 'alerts, ticked', address: () => of('alerts'), before: (page) => first(page).getByRole('checkbox').click(), hooks: () => [id('alerts-bulk-delete-button')] },
  {
    page: 'playground',
    address: () => `/default/projects/${playground.project}/playground?dataset=${playground.dataset.id}`,
    hooks: () => [
      `${id('playground-variant-card')}[data-variant-index="0"]`,
      `${id('playground-variant-card')} ${id('playground-message-row')}[data-role="user"]`,
      `${id('playground-variant-card')} ${id('load-prompt-button')}`,
      ...['select-a-llm-model', 'playground-add-variant-button', 'run-experiment-source-dataset', 'playground-loaded-source-pill', 'playground-scroll-container'].map(id),
      `${id('playground-run-button')}[data-mode="run"]`,
    ],
  },
  { page: 'playground, prompts', address: () => `/default/projects/${playground.project}/playground`, before: (page) => page.getByTestId('load-prompt-button').first().click(), hooks: () => [id('prompt-library-menu')] },
  { page: 'providers', address: () => '/default/configuration?tab=ai-provider', hooks: () => [`${id('ai-providers-tabpanel')} ${id('ai-provider-row-cell')}[data-provider="custom-llm"]`] },
  { page: 'new provider', address: () => '/default/configuration?tab=ai-provider', before: (page) => page.getByTestId('ai-providers-tabpanel').getByRole('button').first().click(), hooks: () => [id('add-provider-dialog')] },
]

for (const row of TABLE) {
  test(`${row.page} is found by its names`, async ({ page }) => {
    await page.goto(row.address())
    await row.before?.(page)
    for (const hook of row.hooks()) await expect(page.locator(hook).first(), hook).toBeAttached()
  })
}
