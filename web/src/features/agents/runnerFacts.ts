import * as f from '../../lib/format'
import type { Agent, Runner } from './api'

const LANGUAGES: Record<string, string> = { python: 'Python', typescript: 'TypeScript', javascript: 'JavaScript', dotnet: '.NET' }

/** How far away a runner is and what it runs on, as far as it tells: `14 ms, .NET 10`. */
export const runnerFacts = ({ latency_ms: latency, platform }: Pick<Runner, 'latency_ms' | 'platform'>, { language }: Pick<Agent, 'language'>): string =>
  [typeof latency === 'number' ? f.duration(latency) : undefined, platform ?? (language ? (LANGUAGES[language] ?? language) : undefined)].filter(Boolean).join(', ')
