import { compact, readListSearch, text, type ListSearch } from '../../components/list/listSearch'
import type { Polarity } from './types'

/** What experiments are grouped by: `dataset_id`, `tags`, or `metadata.<path>`. */
export interface ExperimentsSearch extends ListSearch {
  groups?: string[]
  /** Paths of open groups. */
  expanded?: string[]
  /** The score of the chart. */
  score?: string
}

export const MOST_GROUPS = 5

export function readExperimentsSearch(raw: Record<string, unknown>): ExperimentsSearch {
  const groups = texts(raw.groups)?.filter((each) => /^(dataset_id|tags|metadata\..+)$/.test(each))
  return compact({
    ...readListSearch(raw),
    groups: groups?.length ? [...new Set(groups)].slice(0, MOST_GROUPS) : undefined,
    expanded: texts(raw.expanded),
    score: text(raw.score),
  })
}

export const TABS = ['items', 'insights', 'config', 'scores'] as const
export type CompareTab = (typeof TABS)[number]
export const CHANGES = ['regressions', 'improvements', 'differ'] as const
export type ChangeFilter = (typeof CHANGES)[number]

export interface CompareSearch extends ListSearch {
  experiments: string[]
  baseline?: string
  tab?: CompareTab
  metric?: string
  candidate?: string
  change?: ChangeFilter
  polarity?: Record<string, Polarity>
  /** In the panel: outputs side by side, or the difference of the baseline and this experiment. */
  against?: string
  /** Configuration: equal rows too. */
  all?: boolean
}

export function readCompareSearch(raw: Record<string, unknown>): CompareSearch {
  const experiments = [...new Set(texts(raw.experiments) ?? [])]
  const known = (value: unknown) => (typeof value === 'string' && experiments.includes(value) ? value : undefined)
  return {
    ...compact({
      // Older links name the open item `row`.
      ...readListSearch({ ...raw, open: raw.open ?? raw.row }),
      baseline: known(raw.baseline),
      tab: TABS.find((each) => each !== 'items' && each === raw.tab),
      metric: text(raw.metric),
      candidate: known(raw.candidate),
      change: CHANGES.find((each) => each === raw.change),
      polarity: polarity(raw.polarity),
      against: known(raw.against),
      all: raw.all === true ? true : undefined,
    }),
    experiments,
  }
}

/** A JSON array of texts, or what the router has made of it. */
function texts(value: unknown): string[] | undefined {
  const list = parse(value)
  if (typeof list === 'string') return list ? [list] : undefined
  if (!Array.isArray(list)) return undefined
  const found = list.filter((each): each is string => typeof each === 'string' && each !== '')
  return found.length > 0 ? found : undefined
}

function polarity(value: unknown): Record<string, Polarity> | undefined {
  const object = parse(value)
  if (typeof object !== 'object' || object === null) return undefined
  const found = Object.entries(object).filter((entry): entry is [string, Polarity] => entry[1] === 'lower' || entry[1] === 'higher')
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
