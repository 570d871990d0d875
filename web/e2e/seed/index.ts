import type { Api } from '../kit/api'
import { seedQueue } from './annotation'
import { seedDataset } from './datasets'
import { seedExperiments, seedSuite } from './experiments'
import { seedOptimization } from './optimizations'
import { seedPrompt, seedTextPrompt } from './prompts'
import { seedIncident } from './incident'
import { seedRefunds } from './refunds'
import { PROJECTS } from './samples'
import { seedLongThread, seedThread } from './threads'
import { seedLargeTrace, seedTraces } from './traces'

/** What `serve` fills a server with: a bit of everything that pages show. Each feature adds its own seed here. */
export const SEEDS: ((api: Api) => Promise<unknown>)[] = [
  (api) => seedIncident(api, 'checkout'),
  (api) => seedRefunds(api, 'refunds'),
  async (api) => {
    for (const [kind, [name]] of PROJECTS.entries()) await seedTraces(api, name, kind === 0 ? 1200 : 80, kind)
  },
  (api) => seedExperiments(api, PROJECTS[3]![0], 240),
  (api) => seedSuite(api, PROJECTS[3]![0], 58),
  async (api) => {
    await seedPrompt(api, PROJECTS[0]![0])
    await seedTextPrompt(api, PROJECTS[0]![0])
    await seedOptimization(api, PROJECTS[0]![0], 'concierge-answer, run 6')
  },
  (api) => seedQueue(api, PROJECTS[0]![0], 'Wrong answers, week 47', 38),
  (api) => seedDataset(api, PROJECTS[0]![0], 'support-golden', 244),
  (api) => seedLargeTrace(api, 'sandbox', 50_000),
  (api) => seedThread(api, 'concierge', 'th_lisbon'),
  (api) => seedLongThread(api, 'sandbox', 'th_long', 1000),
]
