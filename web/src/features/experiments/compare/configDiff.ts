import { bookkeeping, flatten } from '../flatten'
import type { Experiment } from '../types'

export interface ConfigRow {
  key: string
  /** By experiment; undefined where it has no such key. */
  values: (string | undefined)[]
  differs: boolean
}

/** Every key of the configurations, with what each experiment has for it; dataset version and prompts come first. */
export function configRows(experiments: Experiment[]): ConfigRow[] {
  const flat = experiments.map(facts)
  const keys = [...new Set(flat.flatMap((each) => [...each.keys()]))]
  return keys.map((key) => {
    const values = flat.map((each) => each.get(key))
    return { key, values, differs: values.some((value) => value !== values[0]) }
  })
}

function facts(experiment: Experiment): Map<string, string> {
  const map = new Map<string, string>()
  const version = experiment.dataset_version_summary?.version_name ?? experiment.dataset_version_summary?.version_hash
  if (version) map.set('dataset version', version)
  for (const prompt of experiment.prompt_versions ?? []) map.set(`prompt ${prompt.prompt_name ?? ''}`.trim(), prompt.commit ?? prompt.id)
  for (const [key, value] of flatten(experiment.metadata ?? {})) if (!bookkeeping(key)) map.set(key, value)
  return map
}
