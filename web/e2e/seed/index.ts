import type { Api } from '../kit/api'
import { seedQueue } from './annotation'
import { seedDataset } from './datasets'
import { seedExperiments, seedPolicedSuite } from './experiments'
import { seedOptimization } from './optimizations'
import { seedPrompt, seedTextPrompt } from './prompts'
import { seedIncident } from './incident'
import { seedRefunds } from './refunds'
import { PROJECTS } from './samples'
import { seedLongThread, seedThread } from './threads'
import { seedLargeTrace, seedTraces } from './traces'

/** Scores of this name are tinted below its thresholds. */
const seedThresholds = (api: Api) =>
  api.post('/feedback-definitions', { name: 'helpfulness', type: 'numerical', details: { min: 0, max: 1 }, polarity: 'higher', thresholds: { warn: 0.75, error: 0.6 } })

/** What `serve` fills a server with: a bit of everything that pages show. Each feature adds its own seed here. */
export const SEEDS: ((api: Api) => Promise<unknown>)[] = [
  (api) => seedIncident(api, 'checkout'),
  (api) => seedRefunds(api, 'refunds'),
  async (api) => {
    for (const [kind, [name]] of PROJECTS.entries()) await seedTraces(api, name, kind === 0 ? 1200 : 80, kind)
  },
  (api) => seedExperiments(api, PROJECTS[3]![0], 240),
  (api) => seedPolicedSuite(api, PROJECTS[3]![0], 58),
  async (api) => {
    await seedPrompt(api, PROJECTS[0]![0])
    await seedTextPrompt(api, PROJECTS[0]![0])
    await seedOptimization(api, PROJECTS[3]![0], 'concierge-answer, run 6')
  },
  async (api) => {
    await seedThresholds(api)
    for (const [name, count] of [['Refunds that were promised', 9], ['Escalations, November', 14], ['Wrong answers, week 47', 38]] as const) await seedQueue(api, PROJECTS[0]![0], name, count, 300)
  },
  (api) => seedDataset(api, PROJECTS[0]![0], 'support-golden', 244),
  (api) => seedLargeTrace(api, 'sandbox', 50_000),
  (api) => seedThread(api, 'concierge', 'th_lisbon'),
  (api) => seedLongThread(api, 'sandbox', 'th_long', 1000),
]
