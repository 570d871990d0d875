import { SCHEMA_VERSION, type DashboardConfig } from './model'
import { chart, scored, section, stat } from './templates'

type Title = (key: string) => string

/** The built-in view of a project: read-only, made anew in the reader's language; a copy of it can be changed. */
export function overview(t: Title, score?: string): DashboardConfig {
  return {
    version: SCHEMA_VERSION,
    lastModified: 0,
    sections: [
      section('figures', '', [
        stat('trace_count', t, 0),
        stat('error_rate', t, 2),
        stat('duration.p95', t, 4),
        stat('total_estimated_cost_sum', t, 6),
        stat('tokens', t, 8),
        score ? scored(score, 10) : stat('guardrails_failed_count', t, 10),
      ]),
      // Without titles: the charts that are looked at first begin right under the figures.
      section('traffic', '', [
        chart('SPAN_COST', t, { x: 0, y: 0, w: 6 }, { chartType: 'bar', breakdown: { field: 'model' } }, 'costByModel'),
        chart('TRACE_ERROR_RATE', t, { x: 6, y: 0, w: 6 }),
        chart('DURATION', t, { x: 0, y: 3, w: 4 }, { percentiles: ['p50', 'p95', 'p99'] }),
        chart('TOKEN_USAGE', t, { x: 4, y: 3, w: 4 }, { chartType: 'bar' }),
        chart('FEEDBACK_SCORES', t, { x: 8, y: 3, w: 4 }),
      ]),
      section('where', '', [
        chart('SPAN_COST', t, { x: 0, y: 0, w: 8 }, { chartType: 'table', breakdown: { field: 'name' }, groupLimit: 8 }, 'spansByName'),
        chart('TRACE_ERRORS', t, { x: 8, y: 0, w: 4 }, { chartType: 'list', breakdown: { field: 'error_type' } }, 'errorTypes'),
      ]),
      section('use', t('dashboards.sections.use'), [
        chart('TRACE_COUNT', t, { x: 0, y: 0, w: 4 }, { chartType: 'bar', breakdown: { field: 'name' } }, 'tracesByName'),
        chart('THREAD_COUNT', t, { x: 4, y: 0, w: 4 }, { chartType: 'bar' }),
        chart('FIRST_TOKEN', t, { x: 8, y: 0, w: 4 }),
      ]),
    ],
  }
}
