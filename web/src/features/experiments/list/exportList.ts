import { fetchExperiments, type ExperimentsParams } from '../api'
import { bookkeeping, flatten } from '../flatten'
import type { Experiment } from '../types'

const PAGE = 1000

/** Every experiment that matches, page by page from the server. */
export async function allExperiments(params: ExperimentsParams): Promise<Experiment[]> {
  const all: Experiment[] = []
  for (let page = 1; ; page++) {
    const { content, total } = await fetchExperiments(params, page, PAGE)
    all.push(...content)
    if (content.length === 0 || all.length >= total) return all
  }
}

/** A line for each experiment, with every score and every key of the configurations (RFC 4180). Values are raw. */
export function experimentsCsv(experiments: Experiment[]): string {
  const scores = names(experiments.flatMap((each) => each.feedback_scores?.map(({ name }) => name) ?? []))
  const wholes = names(experiments.flatMap((each) => each.experiment_scores?.map(({ name }) => name) ?? []))
  const keys = names(experiments.flatMap((each) => flatten(each.metadata ?? {}).map(([key]) => key))).filter((key) => !bookkeeping(key))
  const head = [
    'id', 'name', 'dataset', 'dataset_version', 'status', 'created_at', 'created_by', 'tags', 'traces', 'pass_rate', 'duration_p50_ms', 'duration_p90_ms', 'duration_p99_ms',
    'cost_usd', 'cost_avg_usd', ...scores.map((name) => `feedback_scores.${name}`), ...wholes.map((name) => `experiment_scores.${name}`), ...keys.map((key) => `metadata.${key}`),
  ]
  const lines = experiments.map((each) => {
    const config = new Map(flatten(each.metadata ?? {}))
    return [
      each.id, each.name, each.dataset_name, each.dataset_version_summary?.version_name, each.status, each.created_at, each.created_by, each.tags?.join(' '), each.trace_count,
      each.pass_rate, each.duration?.p50, each.duration?.p90, each.duration?.p99, each.total_estimated_cost, each.total_estimated_cost_avg,
      ...scores.map((name) => each.feedback_scores?.find((score) => score.name === name)?.value),
      ...wholes.map((name) => each.experiment_scores?.find((score) => score.name === name)?.value),
      ...keys.map((key) => config.get(key)),
    ]
  })
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

const names = (all: string[]): string[] => [...new Set(all)].sort((a, b) => a.localeCompare(b))

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
