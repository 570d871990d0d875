import { AlignLeft, ChartLine, FileText, Gauge, List, Plus, Table2, Trophy, type LucideIcon } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { Dashboard, WidgetConfig } from './model'
import type { Editing } from './useEditing'

export interface Kind {
  id: string
  icon: LucideIcon
  type: string
  config: WidgetConfig
}

/** What can be put on a dashboard. */
export const KINDS: Record<Dashboard['type'], Kind[]> = {
  multi_project: [
    { id: 'chart', icon: ChartLine, type: 'project_metrics', config: { metricType: 'TRACE_COUNT', chartType: 'line' } },
    { id: 'number', icon: Gauge, type: 'project_stats_card', config: { source: 'traces', metric: 'trace_count' } },
    { id: 'table', icon: Table2, type: 'project_metrics', config: { metricType: 'SPAN_COST', chartType: 'table', breakdown: { field: 'name' } } },
    { id: 'ranking', icon: List, type: 'project_metrics', config: { metricType: 'TRACE_ERRORS', chartType: 'list', breakdown: { field: 'error_type' } } },
    { id: 'text', icon: AlignLeft, type: 'text_markdown', config: { content: '' } },
  ],
  experiments: [
    { id: 'scores', icon: ChartLine, type: 'experiments_feedback_scores', config: { chartType: 'line', maxExperimentsCount: 10 } },
    { id: 'leaderboard', icon: Trophy, type: 'experiment_leaderboard', config: { maxRows: 10 } },
    { id: 'text', icon: FileText, type: 'text_markdown', config: { content: '' } },
  ],
}

/** Adds cards and sections, at the foot of the canvas. */
export function AddBar({ type, editing, onAdded }: { type: Dashboard['type']; editing: Editing; onAdded: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="daddbar" role="toolbar" aria-label={t('common.add')}>
      {KINDS[type].map((kind) => (
        <button key={kind.id} className="btn ghost sm" onClick={() => onAdded(editing.add(kind.type, t(`dashboards.kind.${kind.id}`), kind.config))}>
          <Icon of={kind.icon} size={14} />
          {t(`dashboards.kind.${kind.id}`)}
        </button>
      ))}
      <span className="sep" />
      <button className="btn ghost sm" onClick={() => editing.addSection(t('dashboards.newSection'))}>
        <Icon of={Plus} size={14} />
        {t('dashboards.section')}
      </button>
    </div>
  )
}
