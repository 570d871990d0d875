import type { Dashboard, Place, Section, Widget, WidgetConfig } from './model'
import { sizeOf } from './model'

type Title = (key: string) => string
type Placed = [Widget, Place]

export function section(id: string, title: string, placed: Placed[]): Section {
  return { id, title, widgets: placed.map(([widget]) => widget), layout: placed.map(([, place]) => place) }
}

export function stat(metric: string, t: Title, x: number, source: 'traces' | 'spans' = 'traces'): Placed {
  const id = `stat-${metric}`
  return [
    { id, type: 'project_stats_card', title: t(`dashboards.stats.${metric.replace('.', '_')}`), config: { source, metric } },
    { ...sizeOf('project_stats_card'), i: id, x, y: 0, w: 2, h: 1 },
  ]
}

/** The mean of one score. */
export const scored = (name: string, x: number): Placed => [
  { id: `score-${name}`, type: 'project_stats_card', title: name, config: { source: 'traces', metric: `feedback_scores.${name}` } },
  { ...sizeOf('project_stats_card'), i: `score-${name}`, x, y: 0, w: 2, h: 1 },
]

export function chart(metricType: string, t: Title, at: { x: number; y: number; w: number }, config: WidgetConfig = {}, name?: string): Placed {
  const id = name ?? metricType
  return [
    { id, type: 'project_metrics', title: t(name ? `dashboards.named.${name}` : `dashboards.metrics.${metricType}`), config: { metricType, chartType: 'line', ...config } },
    { ...sizeOf('project_metrics'), i: id, ...at, h: 3 },
  ]
}

interface Template {
  id: string
  sections: (t: Title) => Section[]
}

/** What an empty dashboard can begin with. */
export const TEMPLATES: Record<Dashboard['type'], Template[]> = {
  multi_project: [
    {
      id: 'speed',
      sections: (t) => [
        section('figures', '', [stat('trace_count', t, 0), stat('duration.p50', t, 2), stat('duration.p95', t, 4), stat('duration.p99', t, 6), stat('first_token.p95', t, 8), stat('error_rate', t, 10)]),
        section('speed', t('dashboards.templates.speed'), [
          chart('DURATION', t, { x: 0, y: 0, w: 6 }, { percentiles: ['p50', 'p95', 'p99'] }),
          chart('TRACE_ERROR_RATE', t, { x: 6, y: 0, w: 6 }),
          chart('SPAN_DURATION', t, { x: 0, y: 3, w: 6 }, { breakdown: { field: 'name', subMetric: 'p95' } }),
          chart('FIRST_TOKEN', t, { x: 6, y: 3, w: 6 }),
        ]),
      ],
    },
    {
      id: 'money',
      sections: (t) => [
        section('figures', '', [stat('total_estimated_cost_sum', t, 0), stat('total_estimated_cost', t, 2), stat('tokens', t, 4), stat('usage.total_tokens', t, 6)]),
        section('money', t('dashboards.templates.money'), [
          chart('SPAN_COST', t, { x: 0, y: 0, w: 6 }, { chartType: 'bar', breakdown: { field: 'model' } }, 'costByModel'),
          chart('TOKEN_USAGE', t, { x: 6, y: 0, w: 6 }, { chartType: 'bar' }),
          chart('SPAN_COST', t, { x: 0, y: 3, w: 12 }, { chartType: 'table', breakdown: { field: 'name' }, groupLimit: 10 }, 'spansByName'),
        ]),
      ],
    },
    {
      id: 'quality',
      sections: (t) => [
        section('quality', t('dashboards.templates.quality'), [
          chart('FEEDBACK_SCORES', t, { x: 0, y: 0, w: 6 }),
          chart('THREAD_FEEDBACK_SCORES', t, { x: 6, y: 0, w: 6 }),
          chart('GUARDRAILS_FAILED_COUNT', t, { x: 0, y: 3, w: 6 }, { chartType: 'bar' }),
          chart('TRACE_ERRORS', t, { x: 6, y: 3, w: 6 }, { chartType: 'list', breakdown: { field: 'error_type' } }, 'errorTypes'),
        ]),
      ],
    },
  ],
  experiments: [
    {
      id: 'compare',
      sections: (t) => [
        section('compare', t('dashboards.templates.compare'), [
          [{ id: 'scores', type: 'experiments_feedback_scores', title: t('dashboards.kind.scores'), config: { chartType: 'line', maxExperimentsCount: 20 } }, { ...sizeOf('experiments_feedback_scores'), i: 'scores', x: 0, y: 0, w: 12, h: 4 }],
          [{ id: 'leaderboard', type: 'experiment_leaderboard', title: t('dashboards.kind.leaderboard'), config: { maxRows: 20 } }, { ...sizeOf('experiment_leaderboard'), i: 'leaderboard', x: 0, y: 4, w: 12, h: 5 }],
        ]),
      ],
    },
  ],
}
