import { bare, below, ofProject, type PageRow } from './page'
import { NOBODY, type Seeded } from './seed'

const DATASET = '/datasets/$datasetId/items'
const SUITE = '/test-suites/$datasetId/items'
const COMPARE = '/experiments/$datasetId/compare'
const compare = ({ compared: { dataset, ids } }: Seeded, more = '') => `/experiments/${dataset}/compare?experiments=${encodeURIComponent(JSON.stringify(ids))}${more}`
const run = (seeded: Seeded) => `/optimizations/${seeded.optimization.full}`

/** Datasets, suites, experiments, optimization runs, queues. */
export const EVALUATION: PageRow[] = [
  ofProject('/datasets', 'datasets', () => '/datasets', { shows: /golden states/, bare: bare('/datasets', 'Keep the cases you care about') }),
  ofProject(DATASET, 'dataset', (seeded) => `/datasets/${seeded.dataset.full}/items`, {
    shows: 'Lost voucher, second request',
    bare: below((seeded) => `/datasets/${seeded.dataset.bare}/items`, /item/i),
    gone: below(() => `/datasets/${NOBODY}/items`, 'This dataset is not here'),
  }),
  ofProject('/test-suites', 'suites', () => '/test-suites', { shows: /refund-promises/, bare: bare('/test-suites', /suite/i) }),
  ofProject(SUITE, 'suite-results', (seeded) => `/test-suites/${seeded.suite.full}/items`, {
    shows: /Answers in the language of the guest/,
    bare: below((seeded) => `/test-suites/${seeded.suite.bare}/items`, /item/i),
    gone: below(() => `/test-suites/${NOBODY}/items`, 'This suite is not here'),
  }),
  ofProject(SUITE, 'suite-items', (seeded) => `/test-suites/${seeded.suite.full}/items?view=items`, { shows: 'mail', bare: below((seeded) => `/test-suites/${seeded.suite.bare}/items?view=items`, /item/i) }),
  ofProject('/experiments', 'experiments', () => '/experiments', { shows: 'prompt v14', bare: bare('/experiments', /experiment/i) }),
  ofProject(COMPARE, 'compare', (seeded) => compare(seeded), {
    shows: /TP1187|refund/i,
    gone: below((seeded) => `/experiments/${seeded.compared.dataset}/compare?experiments=["${NOBODY}"]`, 'These experiments are not there'),
  }),
  ofProject(COMPARE, 'compare-insights', (seeded) => compare(seeded, '&tab=insights'), { shows: 'sonnet + v14' }),
  ofProject(COMPARE, 'compare-config', (seeded) => compare(seeded, '&tab=config'), { shows: 'claude-sonnet-4-5' }),
  ofProject(COMPARE, 'compare-scores', (seeded) => compare(seeded, '&tab=scores'), { shows: 'sonnet + v14' }),
  ofProject(COMPARE, 'experiment', ({ compared: { dataset, ids } }) => `/experiments/${dataset}/compare?experiments=${encodeURIComponent(JSON.stringify([ids[0]]))}`, {
    shows: 'main @ 4f2c1e',
    bare: below(({ dataset, compared }) => `/experiments/${dataset.bare}/compare?experiments=["${compared.bare}"]`, /item/i),
  }),
  ofProject('/optimizations', 'optimizations', () => '/optimizations', { shows: /run of states/, bare: bare('/optimizations', /optimi/i) }),
  ofProject('/optimizations', 'optimization-new', () => '/optimizations?new=true', { shows: 'Begin with' }),
  ofProject('/optimizations/$optimizationId', 'optimization', run, {
    shows: 'refund_exact',
    bare: below((seeded) => `/optimizations/${seeded.optimization.bare}`, /trial/i),
    gone: below(() => `/optimizations/${NOBODY}`, 'This run is not here'),
  }),
  ofProject('/optimizations/$optimizationId/trials', 'trial', (seeded) => `${run(seeded)}/trials?trials=["${seeded.trial}"]`, {
    shows: /Refund case/,
    gone: below((seeded) => `${run(seeded)}/trials?trials=["${NOBODY}"]`, 'This trial is not here'),
  }),
  ofProject('/annotation-queues', 'queues', () => '/annotation-queues', { shows: /queue of states/, bare: bare('/annotation-queues', /queue/i) }),
  ofProject('/annotation-queues/new', 'queue-new', () => '/annotation-queues/new', { shows: 'New queue' }),
  ofProject('/annotation-queues/$queueId', 'queue', (seeded) => `/annotation-queues/${seeded.queue.full}`, {
    shows: 'You charged my card twice for one seat.',
    bare: below((seeded) => `/annotation-queues/${seeded.queue.bare}`, /item/i),
    gone: below(() => `/annotation-queues/${NOBODY}`, 'There is no such queue'),
  }),
  ofProject('/annotation-queues/$queueId', 'queue-configuration', (seeded) => `/annotation-queues/${seeded.queue.full}?tab=configuration`, { shows: 'Guidelines' }),
]
