import type { DashboardConfig, Place, Widget, WidgetConfig } from './model'
import { SCHEMA_VERSION, sizeOf } from './model'

type Title = (key: string) => string

/** The built-in view of a project: read-only, made anew in the reader's language; a copy of it can be changed. */
export function overview(t: Title): DashboardConfig {
  return {
    version: SCHEMA_VERSION,
    lastModified: 0,
    sections: [
      section('figures', '', [
        stat('trace_count', t, 0),
        stat('error_count', t, 1),
        stat('duration.p50', t, 2),
        stat('duration.p99', t, 3),
        stat('total_estimated_cost_sum', t, 4),
        stat('usage.total_tokens', t, 5),
      ]),
      section('traffic', t('dashboards.sections.traffic'), [
        chart('COST', t, { x: 0, y: 0, w: 3 }, { chartType: 'bar' }),
        chart('TRACE_ERROR_RATE', t, { x: 3, y: 0, w: 3 }),
        chart('DURATION', t, { x: 0, y: 3, w: 2 }),
        chart('TOKEN_USAGE', t, { x: 2, y: 3, w: 2 }),
        chart('TRACE_COUNT', t, { x: 4, y: 3, w: 2 }, { chartType: 'bar' }),
      ]),
      section('quality', t('dashboards.sections.quality'), [
        chart('FEEDBACK_SCORES', t, { x: 0, y: 0, w: 3 }),
        chart('THREAD_COUNT', t, { x: 3, y: 0, w: 3 }, { chartType: 'bar' }),
      ]),
    ],
  }
}

type Placed = [Widget, Place]

function section(id: string, title: string, placed: Placed[]) {
  return { id, title, widgets: placed.map(([widget]) => widget), layout: placed.map(([, place]) => place) }
}

function stat(metric: string, t: Title, x: number): Placed {
  const id = `stat-${metric}`
  return [
    { id, type: 'project_stats_card', title: t(`dashboards.stats.${metric.replace('.', '_')}`), config: { source: 'traces', metric } },
    { ...sizeOf('project_stats_card'), i: id, x, y: 0, w: 1, h: 1, minH: 1 },
  ]
}

function chart(metricType: string, t: Title, at: { x: number; y: number; w: number }, config: WidgetConfig = {}): Placed {
  return [
    { id: metricType, type: 'project_metrics', title: t(`dashboards.metrics.${metricType}`), config: { metricType, chartType: 'line', ...config } },
    { ...sizeOf('project_metrics'), i: metricType, ...at, h: 3 },
  ]
}
