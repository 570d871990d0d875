import { NOBODY, type Seeded } from './seed'

interface Redirect {
  route: string
  from: (seeded: Seeded) => string
  to: (seeded: Seeded) => string
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
  { route: '/$workspace/experiments', from: () => '/default/experiments', to: () => '/experiments' },
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
