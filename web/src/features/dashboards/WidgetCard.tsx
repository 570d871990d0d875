import { useTranslation } from '../../i18n/useTranslation'
import { GripVertical } from 'lucide-react'
import { Icon } from '../../components/Icon'
import { CardTools, type CardEdit } from './CardTools'
import { useHint } from './hint'
import type { Widget } from './model'
import { StatWidget } from './StatWidget'
import { WidgetBody } from './WidgetBody'
import type { Board } from './window'

interface Props {
  widget: Widget
  projectId: string
  board: Board
  /** As the grid counts: `6 × 3`. */
  size?: string
  /** Undefined: the dashboard is only read. */
  edit?: CardEdit
}

/** A card of a dashboard: its head, and what its type shows. */
export function WidgetCard({ widget, projectId, board, size, edit }: Props) {
  const { t } = useTranslation()
  const name = widget.title || t('dashboards.untitled')
  const hint = useHint(widget, projectId, board)
  const className = `card wcard ${edit ? 'edited' : ''} ${edit?.chosen ? 'chosen' : ''}`
  if (widget.type === 'project_stats_card') {
    return (
      <article className={className} aria-label={name}>
        {edit && <CardTools edit={edit} name={name} />}
        <StatWidget widget={widget} projectId={projectId} board={board} />
        {edit?.chosen && size && <span className="wsize num">{size}</span>}
      </article>
    )
  }
  return (
    <article className={className} aria-label={name}>
      <header className={edit ? 'drag' : ''}>
        {edit && <Icon of={GripVertical} size={14} className="t3" />}
        <span className="whead">
          <h2 className="trunc">{name}</h2>
          {hint && (
            <span className="t3 fs12 trunc" title={hint}>
              {hint}
            </span>
          )}
        </span>
        <span className="grow" />
        {edit && <CardTools edit={edit} name={name} />}
      </header>
      <div className="wbody">
        <WidgetBody widget={widget} projectId={projectId} board={board} />
      </div>
      {edit?.chosen && size && <span className="wsize num">{size}</span>}
    </article>
  )
}
