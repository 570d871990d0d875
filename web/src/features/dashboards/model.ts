import type { Filter } from '../../api/types'

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
  chartType?: 'line' | 'bar' | 'radar'
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
}

/** Where a widget stands: columns of six, rows of 75 px. */
export interface Place {
  i: string
  x: number
  y: number
  w: number
  h: number
  minW?: number
  minH?: number
}

export interface Dashboard {
  id: string
  project_id?: string
  name: string
  description?: string
  type: 'multi_project' | 'experiments'
  config: DashboardConfig
  created_at?: string
  last_updated_at?: string
  last_updated_by?: string
}

export const COLUMNS = 6
export const ROW = 75
export const GAP = 12
export const SCHEMA_VERSION = 4

const SIZES: Record<string, { w: number; h: number; minW: number; minH: number }> = {
  project_metrics: { w: 2, h: 4, minW: 2, minH: 3 },
  project_stats_card: { w: 1, h: 2, minW: 1, minH: 2 },
  text_markdown: { w: 2, h: 3, minW: 1, minH: 2 },
  experiments_feedback_scores: { w: 3, h: 4, minW: 2, minH: 4 },
  experiment_leaderboard: { w: 6, h: 5, minW: 4, minH: 4 },
}

export const sizeOf = (type: string) => SIZES[type] ?? { w: 2, h: 4, minW: 1, minH: 1 }

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
      return { ...section, id: section.id, title: section.title ?? '', widgets, layout: placed(widgets, Array.isArray(section.layout) ? section.layout : []) }
    }),
  }
}

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
