import type { PageRow } from './page'
import { NOBODY } from './seed'

/** Pages of the workspace, and the one outside of any. */
export const WORKSPACE: PageRow[] = [
  { route: '/$workspace/projects', name: 'projects', at: () => '/default/projects', shows: /^states-/, bare: { at: () => '/default/projects', says: 'Waiting for the first trace', none: /\/projects/ } },
  {
    route: '/$workspace/projects/compare',
    name: 'project-compare',
    at: ({ project, bare }) => `/default/projects/compare?ids=${project},${bare}`,
    shows: 'Cost per trace',
    bare: { at: () => '/default/projects/compare', says: 'Choose two to six projects' },
    gone: { at: () => `/default/projects/compare?ids=${NOBODY},${NOBODY.replace('000000000000', '000000000001')}`, says: 'These projects are not here' },
  },
  { route: '/$workspace/get-started', name: 'set-up', at: ({ bare }) => `/default/get-started?project=${bare}`, shows: 'Waiting for the first trace', bare: { at: () => '/default/get-started', says: 'Waiting for the first trace', none: /\/projects/ } },
  // Its tabs are places on one page.
  ...(['', 'retention'] as const).map(
    (tab): PageRow => ({
      route: '/$workspace/configuration',
      name: `configuration-${tab || 'providers'}`,
      at: () => `/default/configuration${tab && `?tab=${tab}`}`,
      shows: 'Helpfulness',
      ...(tab === '' ? { bare: { at: () => '/default/configuration', says: 'AI providers', none: /feedback-definitions|environments|llm-provider-key|guardrails|retention/ } } : {}),
    }),
  ),
  { route: '/$workspace/dashboards', name: 'dashboards', at: () => '/default/dashboards', shows: /states-.* full/, bare: { at: () => '/default/dashboards', says: /dashboard/i, none: /\/dashboards/ } },
  {
    route: '/$workspace/dashboards/$dashboardId',
    name: 'dashboard',
    at: ({ dashboard }) => `/default/dashboards/${dashboard.full}`,
    shows: 'first.',
    bare: { at: ({ dashboard }) => `/default/dashboards/${dashboard.bare}`, says: 'Nothing is on this dashboard' },
    gone: { at: () => `/default/dashboards/${NOBODY}`, says: 'This dashboard is not there' },
  },
  { route: '/$workspace/dashboards/$dashboardId', name: 'dashboard-edit', at: ({ dashboard }) => `/default/dashboards/${dashboard.full}?edit=true&widget=w0`, shows: 'first.' },
  { route: '/$workspace/sme', name: 'review-start', at: ({ queue }) => `/default/sme?queueId=${queue.full}`, shows: 'last answer', bare: { at: ({ queue }) => `/default/sme?queueId=${queue.bare}`, says: /item/i }, gone: { at: () => `/default/sme?queueId=${NOBODY}`, says: 'There is no such queue' } },
  { route: '/$workspace/sme', name: 'review', at: ({ queue, item }) => `/default/sme?queueId=${queue.full}&stage=review&item=${item}`, shows: /The hotel cancelled on me/ },
  { route: '/$workspace/sme', name: 'review-done', at: ({ queue }) => `/default/sme?queueId=${queue.full}&stage=done`, shows: /queue of states/ },
  { route: '/$workspace/automation-logs', name: 'rule-log', at: ({ rule }) => `/default/automation-logs?rule_id=${rule}`, shows: 'Log of short', mayLack: /./, bare: { at: ({ rule }) => `/default/automation-logs?rule_id=${rule}`, says: /line|log/i }, gone: { at: () => `/default/automation-logs?rule_id=${NOBODY}`, says: 'This rule is not here' } },
]
