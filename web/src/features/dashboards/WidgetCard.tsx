import { Copy, Ellipsis, Settings2, Trash2 } from 'lucide-react'
import * as Menu from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { Markdown } from '../../components/Markdown'
import { ExperimentScores } from './ExperimentScores'
import { Leaderboard } from './Leaderboard'
import { MetricWidget } from './MetricWidget'
import type { Widget } from './model'
import { StatWidget } from './StatWidget'
import { WidgetNote } from './WidgetNote'
import type { TimeWindow } from './window'

const HEAD = 44

interface Props {
  widget: Widget
  projectId: string
  time: TimeWindow
  previous: boolean
  /** Of the whole card, in px. */
  height: number
  /** Undefined: the dashboard is only read. */
  edit?: { onSettings: () => void; onCopy: () => void; onRemove: () => void; onKeyMove: (event: React.KeyboardEvent) => void; chosen: boolean }
}

/** A card of a dashboard: its head, and what its type shows. */
export function WidgetCard({ widget, projectId, time, previous, height, edit }: Props) {
  const { t } = useTranslation()
  const name = widget.title || t('dashboards.untitled')
  if (widget.type === 'project_stats_card') {
    return (
      <article className={`card wcard ${edit?.chosen ? 'chosen' : ''}`} aria-label={name}>
        {edit && <Tools edit={edit} name={name} />}
        <StatWidget widget={widget} projectId={projectId} time={time} />
      </article>
    )
  }
  return (
    <article className={`card wcard ${edit?.chosen ? 'chosen' : ''}`} aria-label={name}>
      <header className={edit ? 'drag' : ''}>
        <h2 className="trunc">{name}</h2>
        {widget.subtitle && <span className="t3 fs12 trunc">{widget.subtitle}</span>}
        <span className="grow" />
        {edit && <Tools edit={edit} name={name} />}
      </header>
      <div className="wbody">{body(widget, projectId, time, previous, height - HEAD, t('dashboards.unknown', { type: widget.type }))}</div>
    </article>
  )
}

function body(widget: Widget, projectId: string, time: TimeWindow, previous: boolean, height: number, unknown: string): ReactNode {
  switch (widget.type) {
    case 'project_metrics':
      return <MetricWidget widget={widget} projectId={projectId} time={time} previous={previous} height={height} />
    case 'text_markdown':
      return (
        <div className="wtext">
          <Markdown text={widget.config.content ?? ''} />
        </div>
      )
    case 'experiments_feedback_scores':
      return <ExperimentScores widget={widget} projectId={projectId} height={height} />
    case 'experiment_leaderboard':
      return <Leaderboard widget={widget} projectId={projectId} />
    default:
      return <WidgetNote text={unknown} />
  }
}

function Tools({ edit, name }: { edit: NonNullable<Props['edit']>; name: string }) {
  const { t } = useTranslation()
  return (
    <span className="wtools row">
      <button className="ibtn sm" aria-label={t('dashboards.settingsOf', { name })} title={t('dashboards.moveHint')} onClick={edit.onSettings} onKeyDown={edit.onKeyMove}>
        <Icon of={Settings2} size={14} />
      </button>
      <Menu.Root>
        <Menu.Trigger className="ibtn sm" aria-label={t('dashboards.moreOf', { name })}>
          <Icon of={Ellipsis} size={14} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="pop menu" align="end" sideOffset={4}>
            <Menu.Item className="mi" onSelect={edit.onCopy}>
              <Icon of={Copy} size={14} />
              {t('dashboards.duplicate')}
            </Menu.Item>
            <Menu.Item className="mi err" onSelect={edit.onRemove}>
              <Icon of={Trash2} size={14} />
              {t('common.remove')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}
