import { agentRoutes } from './agents/feature'
import { alertRoutes } from './alerts/routes'
import { annotationRoutes } from './annotation/feature'
import { dashboardRoutes } from './dashboards/routes'
import { datasetRoutes } from './datasets/feature'
import { experimentRoutes } from './experiments/feature'
import { optimizationRoutes } from './optimizations/feature'
import { playgroundRoutes } from './playground/feature'
import { projectCompareRoutes } from './projectCompare/feature'
import { promptRoutes } from './prompts/feature'
import { redirectRoutes } from './redirects/routes'
import { ruleRoutes } from './rules/routes'
import { settingsRoutes } from './settings/feature'
import { traceCompareRoutes } from './traceCompare/feature'

/**
 * The routes of every feature, each a tuple (`as const`) of children of `workspaceRoute`, so that links are checked against
 * them. Pages are lazy: what is imported here must be small.
 */
export const featureRoutes = [
  ...agentRoutes,
  ...alertRoutes,
  ...annotationRoutes,
  ...dashboardRoutes,
  ...datasetRoutes,
  ...experimentRoutes,
  ...optimizationRoutes,
  ...playgroundRoutes,
  ...projectCompareRoutes,
  ...promptRoutes,
  ...redirectRoutes,
  ...ruleRoutes,
  ...settingsRoutes,
  ...traceCompareRoutes,
] as const
