import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Bell, GitCompareArrows, Layers, Link2, ListFilter, ZoomIn } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Pick } from '../../components/chart/PointLayer'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { proposalOf } from './alertProposal'
import { stepRange } from './chartOptions'
import { lengthText, metricText } from './format'
import { breakdownsOf, metricOf } from './metrics'
import type { WidgetConfig } from './model'
import { rowFilters, rowsBehind, type Line } from './series'
import type { SeriesData } from './useSeries'
import type { Board } from './window'

interface Props {
  pick: Pick
  /** The line that was hit. */
  line: Line | undefined
  lines: Line[]
  label: (line: Line) => string
  data: SeriesData
  config: WidgetConfig
  board: Board
  projectId: string
  onClose: () => void
}

/** What can be done at a point of a chart: its rows, what differs there, a closer look. */
export function PointMenu({ pick, line, lines, label, data, config, board, projectId, onClose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const router = useRouter()
  const copy = useCopy()
  const first = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // Enter opens the rows at once.
    const frame = requestAnimationFrame(() => first.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const metric = metricOf(config.metricType)
  const from = data.times[pick.index]
  if (from === undefined) return null
  // The last step ends with what is shown, so that its rows are those that were counted.
  const [low, high] = [Math.max(from, board.time.from), Math.min(from + data.step, board.time.to)]
  const group = line && (line.group !== undefined || line.others) ? line : undefined
  const rows = rowsBehind(data.behind, config, pick.index, group)
  const search = { logsType: metric.level, range: writeRange(low, high), filters: rowFilters(config, board, group) }
  const differs = metric.rows
    ? { logsType: metric.level, range: writeRange(low, high), differs: 'errors' as const }
    : { logsType: metric.level, range: writeRange(board.time.from, board.time.to), filters: rowFilters(config, board, group), brush: writeRange(low, high), differs: 'brush' as const }
  const proposal = line || lines.length > 0 ? proposalOf(config, board, line ?? lines[0]!, pick.index, data.step) : null
  const before = data.before.length === 1 ? data.before[0]!.values[pick.index] : undefined
  const split = config.breakdown?.field ? undefined : breakdownsOf(metric).find((field) => field === (metric.rows ? 'error_type' : 'name'))
  const to = '/$workspace/projects/$projectId/logs' as const
  const params = { workspace, projectId }
  const count = rows === null ? '' : `${data.estimated ? `≈${f.NBSP}` : ''}${f.count(Math.round(rows))}`
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Trigger asChild>
        <span className="wanchor" style={{ left: pick.x, top: pick.y }} aria-hidden="true" />
      </Menu.Trigger>
      {/* Inside the landmark of the page, so that readers find it there. */}
      <Menu.Portal container={document.querySelector('main')}>
        <Menu.Content className="pop menu drill" align="start" side="right" sideOffset={8} collisionPadding={8} aria-label={t('dashboards.point.menu', { time: stepRange(from, data.step) })}>
          <div className="drillh">
            <b className="num">{stepRange(from, data.step)}</b>
            <div className="drillv">
              {(group ? [group] : lines).slice(0, 6).map((each) => (
                <div key={each.key}>
                  <span className="trunc">{label(each)}</span>
                  <span className="num w5">{metricText(each.values[pick.index], metric.unit)}</span>
                </div>
              ))}
              {before !== undefined && (
                <div className="t3">
                  <span>{t('dashboards.previous', { length: lengthText(board.time.to - board.time.from) })}</span>
                  <span className="num">{metricText(before, metric.unit)}</span>
                </div>
              )}
            </div>
          </div>
          <Menu.Separator />
          <Menu.Item asChild className="mi">
            <Link ref={first} to={to} params={params} search={search}>
              <Icon of={ListFilter} size={14} />
              {t(`dashboards.point.rows.${metric.rows ? (metric.level === 'spans' ? 'failedSpans' : 'failedTraces') : metric.level}`, { count: Math.round(rows ?? 0), n: count })}
              <span className="r">
                <Kbd of="↵" />
              </span>
            </Link>
          </Menu.Item>
          {metric.level !== 'threads' && (
            <Menu.Item asChild className="mi">
              <Link to={to} params={params} search={differs}>
                <Icon of={GitCompareArrows} size={14} />
                {t('dashboards.point.differs')}
              </Link>
            </Menu.Item>
          )}
          <Menu.Item className="mi" onSelect={() => board.zoom(from, from + data.step)}>
            <Icon of={ZoomIn} size={14} />
            {t('dashboards.point.zoom')}
          </Menu.Item>
          {split && (
            <Menu.Item className="mi" onSelect={() => board.split(split)}>
              <Icon of={Layers} size={14} />
              {t('dashboards.point.split', { field: t(`dashboards.fields.${split}`) })}
            </Menu.Item>
          )}
          {proposal && (
            <Menu.Item asChild className="mi">
              <Link to="/$workspace/projects/$projectId/alerts/$alertId" params={{ ...params, alertId: 'new' }} search={{ propose: proposal } as never}>
                <Icon of={Bell} size={14} />
                {t('dashboards.point.alert')}
              </Link>
            </Menu.Item>
          )}
          <Menu.Item className="mi" onSelect={() => copy(window.location.origin + router.buildLocation({ to, params, search } as never).href, t('common.linkCopied'))}>
            <Icon of={Link2} size={14} />
            {t('dashboards.point.copy')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
