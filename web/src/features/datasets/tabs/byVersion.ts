import type { Experiment } from '../../experiments/types'

export interface VersionUse {
  /** Name of the version; null: the experiments name none. */
  version: string | null
  count: number
  latest: Experiment
}

/** Experiments, newest first, by the version that they ran over; versions in the order of their latest run. */
export function byVersion(experiments: readonly Experiment[]): VersionUse[] {
  const found = new Map<string | null, VersionUse>()
  for (const experiment of experiments) {
    const version = experiment.dataset_version_summary?.version_name ?? null
    const known = found.get(version)
    if (known) known.count++
    else found.set(version, { version, count: 1, latest: experiment })
  }
  return [...found.values()]
}
