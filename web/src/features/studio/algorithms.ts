/** Algorithms of the server and what can be set of each; what is left empty keeps the server's own default. */
export const ALGORITHMS = ['hierarchical_reflective', 'gepa', 'evolutionary'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

export type Value = number | string | boolean

interface NumberSetting {
  name: string
  kind: 'whole' | 'share'
  min: number
  max: number
  /** What holds where nothing is typed; empty: it depends on the trials. */
  otherwise: string
}

interface ChoiceSetting {
  name: string
  kind: 'choice'
  /** The first is what holds where nothing is chosen. */
  choices: Value[]
}

export type Setting = NumberSetting | ChoiceSetting

const whole = (name: string, min: number, max: number, otherwise: string): Setting => ({ name, kind: 'whole', min, max, otherwise })
const share = (name: string, otherwise: string): Setting => ({ name, kind: 'share', min: 0, max: 1, otherwise })
const choice = (name: string, ...choices: Value[]): Setting => ({ name, kind: 'choice', choices })

/** Of every algorithm: which messages may change, and what chance begins with. */
const SHARED = [choice('optimize_prompts', 'auto', 'system', 'user', 'assistant', 'all'), whole('seed', 0, 2_147_483_647, '42')]

export const SETTINGS: Record<Algorithm, Setting[]> = {
  hierarchical_reflective: [whole('batch_size', 1, 1000, '25'), whole('max_parallel_batches', 1, 32, '5'), whole('max_retries', 0, 20, '2'), share('convergence_threshold', '0.01'), ...SHARED],
  gepa: [whole('reflection_minibatch_size', 1, 1000, '3'), choice('candidate_selection_strategy', 'pareto', 'current_best', 'epsilon_greedy'), choice('use_merge', false, true), ...SHARED],
  evolutionary: [whole('population_size', 2, 200, ''), whole('num_generations', 1, 1000, '15'), share('mutation_rate', '0.2'), share('crossover_rate', '0.8'), choice('enable_llm_crossover', true, false), ...SHARED],
}

export const isAlgorithm = (value: string): value is Algorithm => ALGORITHMS.includes(value as Algorithm)

export function fits(setting: Setting, value: Value): boolean {
  if (setting.kind === 'choice') return setting.choices.includes(value)
  return typeof value === 'number' && value >= setting.min && value <= setting.max && (setting.kind === 'share' || Number.isInteger(value))
}
