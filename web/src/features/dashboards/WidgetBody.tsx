import { useTranslation } from '../../i18n/useTranslation'
import { Markdown } from '../../components/Markdown'
import { ExperimentScores } from './ExperimentScores'
import { Leaderboard } from './Leaderboard'
import { MetricWidget } from './MetricWidget'
import type { Widget } from './model'
import { WidgetNote } from './WidgetNote'
import type { Board } from './window'

/** What the type of a card shows. */
export function WidgetBody({ widget, projectId, board }: { widget: Widget; projectId: string; board: Board }) {
  const { t } = useTranslation()
  switch (widget.type) {
    case 'project_metrics':
      return <MetricWidget widget={widget} projectId={projectId} board={board} />
    case 'text_markdown':
      return (
        <div className="wtext">
          <Markdown text={widget.config.content ?? ''} />
        </div>
      )
    case 'experiments_feedback_scores':
      return <ExperimentScores widget={widget} projectId={projectId} />
    case 'experiment_leaderboard':
      return <Leaderboard widget={widget} projectId={projectId} />
    default:
      return <WidgetNote text={t('dashboards.unknown', { type: widget.type })} />
  }
}
