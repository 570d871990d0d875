import type { Filter, Schemas } from '../../api/types'

/** What clients store: the reference product's form, so that dashboards go both ways. Unknown members are kept as they are. */
export interface DashboardConfig {
  version: number
  sections: Section[]
  lastModified: number
  config?: Record<string, unknown>
}

export interface Section {
  id: string
  title: string
  collapsed?: boolean
  widgets: Widget[]
  layout: Place[]
}

export interface Widget {
  id: string
  type: string
  title: string
  subtitle?: string
  config: WidgetConfig
}

/** The settings of all types together; each type reads its own. */
export interface WidgetConfig {
  projectId?: string
  metricType?: string
  chartType?: 'line' | 'bar' | 'radar' | 'area' | 'list' | 'table'
  feedbackScores?: string[]
  traceFilters?: Filter[]
  spanFilters?: Filter[]
  threadFilters?: Filter[]
  breakdown?: { field: string; metadataKey?: string; subMetric?: string; aggregateTotal?: boolean }
  source?: 'traces' | 'spans'
  metric?: string
  content?: string
  maxExperimentsCount?: number
  maxRows?: number
  selectedColumns?: string[]
  enableRanking?: boolean
  rankingMetric?: string
  rankingDirection?: boolean
  filters?: Filter[]
  /** What experiments are grouped by: `dataset_id`, `tags` or `metadata.<path>`, five at most. */
  groups?: string[]
  experimentIds?: string[]
  /** From here on ours: other clients keep them and show their own default. */
  percentiles?: string[]
  /** Length of a step, ms; without it the range decides. */
  stepMs?: number
  /** Groups with a line of their own. */
  groupLimit?: number
  /** A limit drawn into the chart, in the metric's own unit. */
  threshold?: number
  /** Deployments and thresholds of alerts are drawn in unless this is false. */
  marks?: boolean
  /** From 0 (`zero`, and `auto` but for scores that all lie high), or by powers of ten. */
  axis?: 'auto' | 'zero' | 'log'
  /** The period before is drawn in, whatever the bar of the dashboard says. */
  previous?: boolean
  /** What a click on a point does; without it a menu has all of it. */
  pointClick?: 'rows' | 'differs' | 'zoom' | 'split'
}

/** Where a widget stands: columns of twelve, rows of 75 px. */
export interface Place {
  i: string
  x: number
  y: number
  w: number
  h: number
  minW?: number
  minH?: number
}

export type Dashboard = Omit<Schemas['Dashboard'], 'config'> & { config: DashboardConfig }

export const COLUMNS = 12
/** Stored dashboards have six columns, of which one may be cut in half: so every client reads and writes them. */
const STORED_COLUMNS = 6
const SCALE = COLUMNS / STORED_COLUMNS
export const ROW = 75
export const GAP = 12
export const SCHEMA_VERSION = 4

const SIZES: Record<string, { w: number; h: number; minW: number; minH: number }> = {
  project_metrics: { w: 4, h: 4, minW: 3, minH: 2 },
  project_stats_card: { w: 2, h: 2, minW: 2, minH: 1 },
  text_markdown: { w: 4, h: 3, minW: 2, minH: 1 },
  experiments_feedback_scores: { w: 6, h: 4, minW: 4, minH: 3 },
  experiment_leaderboard: { w: 12, h: 5, minW: 6, minH: 3 },
}

export const sizeOf = (type: string) => SIZES[type] ?? { w: 4, h: 4, minW: 2, minH: 1 }

/** Reads what is stored; a section without places gets them, so that nothing is invisible. */
export function readConfig(raw: unknown): DashboardConfig {
  const config = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<DashboardConfig>
  const sections = Array.isArray(config.sections) ? config.sections : []
  return {
    ...config,
    version: typeof config.version === 'number' ? config.version : SCHEMA_VERSION,
    lastModified: typeof config.lastModified === 'number' ? config.lastModified : 0,
    sections: sections.map((section) => {
      const widgets = Array.isArray(section.widgets) ? section.widgets.map((widget) => ({ ...widget, config: widget.config ?? {} })) : []
      return { ...section, id: section.id, title: section.title ?? '', widgets, layout: placed(widgets, Array.isArray(section.layout) ? section.layout.map((place) => scaled(place, SCALE)) : []) }
    }),
  }
}

/** The form that is stored. */
export const writeConfig = (config: DashboardConfig): DashboardConfig => ({
  ...config,
  sections: config.sections.map((section) => ({ ...section, layout: section.layout.map((place) => scaled(place, 1 / SCALE)) })),
})

const scaled = (place: Place, by: number): Place => ({ ...place, x: place.x * by, w: place.w * by, ...(place.minW === undefined ? {} : { minW: place.minW * by }) })

function placed(widgets: Widget[], layout: Place[]): Place[] {
  const known = layout.filter((place) => widgets.some((widget) => widget.id === place.i))
  return widgets.reduce((all, widget) => (all.some((place) => place.i === widget.id) ? all : [...all, placeFor(widget, all)]), known)
}

/** The leftmost free place where the columns are filled least. */
export function placeFor(widget: Widget, layout: Place[]): Place {
  const size = sizeOf(widget.type)
  const heights = Array.from({ length: COLUMNS }, (_, x) => Math.max(0, ...layout.filter((each) => each.x <= x && x < each.x + each.w).map((each) => each.y + each.h)))
  let best = { x: 0, y: Infinity }
  for (let x = 0; x + size.w <= COLUMNS; x++) {
    const y = Math.max(...heights.slice(x, x + size.w))
    if (y < best.y) best = { x, y }
  }
  return { i: widget.id, ...best, ...size }
}

export const rowsOf = (layout: Place[]): number => Math.max(1, ...layout.map((place) => place.y + place.h))

/** Names are used once in a project: a second copy is numbered. */
export function freeName(wanted: string, views: Pick<Dashboard, 'name'>[]): string {
  const taken = new Set(views.map((each) => each.name))
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`
  return name
}
