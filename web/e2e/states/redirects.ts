import { NOBODY, type Seeded } from './seed'

interface Redirect {
  route: string
  from: (seeded: Seeded) => string
  /** Where it leads: a part of the address, or its shape where any project will do. */
  to: (seeded: Seeded) => string | RegExp
  /** The same with an id or a name that nobody has; without it the address names none. */
  gone?: string
}

const project = (path: string) => (seeded: Seeded) => `/default/projects/${seeded.project}${path}`

/** Addresses that lead on: older ones, and those that clients print. */
export const REDIRECTS: Redirect[] = [
  { route: '/', from: () => '/', to: () => '/default/projects' },
  { route: '/$workspace', from: () => '/default', to: () => '/default/projects' },
  { route: '/$workspace/home', from: () => '/default/home', to: () => '/default/projects' },
  { route: '/$workspace/projects/$projectId', from: project(''), to: project('/logs') },
  { route: '/$workspace/projects/$projectId/traces', from: project('/traces?tab=spans'), to: project('/logs?logsType=spans') },
  { route: '/$workspace/redirect/projects', from: ({ name }) => `/default/redirect/projects?name=${name}`, to: project('/logs'), gone: '/default/redirect/projects?name=nobody-has-it' },
  { route: '/$workspace/projects/$projectId/home', from: project('/home'), to: project('/logs') },
  ...['experiments', 'datasets', 'test-suites', 'prompts', 'playground', 'optimizations', 'annotation-queues', 'online-evaluation', 'alerts'].map((page): Redirect => ({ route: `/$workspace/${page}`, from: () => `/default/${page}`, to: () => new RegExp(`/default/projects/[0-9a-f-]{36}/${page}`) })),
  { route: '/$workspace/datasets/$datasetId', from: ({ dataset }) => `/default/datasets/${dataset.full}`, to: (seeded) => project(`/datasets/${seeded.dataset.full}/items`)(seeded), gone: `/default/datasets/${NOBODY}` },
  { route: '/$workspace/datasets/$datasetId/items', from: ({ suite }) => `/default/datasets/${suite.full}/items?search=refund`, to: (seeded) => project(`/test-suites/${seeded.suite.full}/items?search=refund`)(seeded), gone: `/default/datasets/${NOBODY}/items` },
  { route: '/$workspace/redirect/datasets', from: ({ name }) => `/default/redirect/datasets?name=golden ${name}`, to: (seeded) => project(`/datasets/${seeded.dataset.full}/items`)(seeded), gone: '/default/redirect/datasets?name=nobody-has-it' },
  { route: '/$workspace/annotation-queues/$queueId', from: ({ queue }) => `/default/annotation-queues/${queue.full}`, to: (seeded) => project(`/annotation-queues/${seeded.queue.full}`)(seeded), gone: `/default/annotation-queues/${NOBODY}` },
  { route: '/$workspace/alerts/$alertId', from: ({ alert }) => `/default/alerts/${alert}`, to: (seeded) => project(`/alerts/${seeded.alert}`)(seeded), gone: `/default/alerts/${NOBODY}` },
  { route: '/$workspace/traces', from: ({ trace }) => `/default/traces?trace=${trace}`, to: (seeded) => project(`/logs?trace=${seeded.trace}`)(seeded), gone: `/default/traces?trace=${NOBODY}` },
  {
    route: '/$workspace/experiments/$datasetId/compare',
    from: ({ compared }) => `/default/experiments/${compared.dataset}/compare?experiments=["${compared.ids[0]}"]`,
    to: (seeded) => `/default/projects/${seeded.project}/experiments/${seeded.compared.dataset}/compare`,
    gone: `/default/experiments/${NOBODY}/compare?experiments=["${NOBODY}"]`,
  },
  {
    route: '/$workspace/optimizations/$datasetId/compare',
    from: ({ optimization, dataset }) => `/default/optimizations/${dataset.full}/compare?optimizations=["${optimization.full}"]`,
    to: (seeded) => `/default/projects/${seeded.project}/optimizations/${seeded.optimization.full}`,
    gone: `/default/optimizations/${NOBODY}/compare?optimizations=["${NOBODY}"]`,
  },
  { route: '/$workspace/prompts/$promptId', from: ({ prompt }) => `/default/prompts/${prompt}`, to: (seeded) => `/default/projects/${seeded.project}/prompts/${seeded.prompt}`, gone: `/default/prompts/${NOBODY}` },
]
