/** Algorithms of the server and what can be set of each; what is left empty keeps the server's own default. */
export const ALGORITHMS = ['gepa', 'evolutionary', 'hierarchical_reflective'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

export interface Setting {
  name: string
  min: number
  max: number
  /** Only whole numbers. */
  whole: boolean
  /** What holds where nothing is typed. */
  otherwise: string
}

const SEED: Setting = { name: 'seed', min: 0, max: 2_147_483_647, whole: true, otherwise: '42' }

export const SETTINGS: Record<Algorithm, Setting[]> = {
  gepa: [{ name: 'reflection_minibatch_size', min: 1, max: 50, whole: true, otherwise: '3' }, SEED],
  evolutionary: [
    { name: 'population_size', min: 2, max: 50, whole: true, otherwise: '4' },
    { name: 'num_generations', min: 1, max: 50, whole: true, otherwise: '' },
    { name: 'mutation_rate', min: 0, max: 1, whole: false, otherwise: '0.2' },
    { name: 'crossover_rate', min: 0, max: 1, whole: false, otherwise: '0.8' },
    SEED,
  ],
  hierarchical_reflective: [{ name: 'convergence_threshold', min: 0, max: 1, whole: false, otherwise: '0.01' }, SEED],
}

export const isAlgorithm = (value: string): value is Algorithm => ALGORITHMS.includes(value as Algorithm)

export const fits = (setting: Setting, value: number): boolean => Number.isFinite(value) && value >= setting.min && value <= setting.max && (!setting.whole || Number.isInteger(value))
