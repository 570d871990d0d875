import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { Bell, GitCompareArrows, Layers, Link2, ListFilter, ZoomIn } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { MenuAtPoint } from '../../components/chart/MenuAtPoint'
import type { Pick } from '../../components/chart/PointLayer'
import { Icon } from '../../components/Icon'
import { Kbd } from '../../components/Kbd'
import { useCopy } from '../../components/useCopy'
import * as f from '../../lib/format'
import { proposalOf } from './alertProposal'
import { stepRange } from './chartOptions'
import { lengthText, metricText } from './format'
import { metricOf } from './metrics'
import type { WidgetConfig } from './model'
import { pointOf, rowsKey } from './point'
import { rowsBehind, type Line } from './series'
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
  const metric = metricOf(config.metricType)
  const point = pointOf(pick.index, line, data, config, board)
  if (!point) return null
  const { from, group, rows: search, differs, split } = point
  const rows = rowsBehind(data.behind, config, pick.index, group)
  const proposal = line || lines.length > 0 ? proposalOf(config, board, line ?? lines[0]!, pick.index, data.step) : null
  const before = data.before.length === 1 ? data.before[0]!.values[pick.index] : undefined
  const to = '/$workspace/projects/$projectId/logs' as const
  const params = { workspace, projectId }
  const count = rows === null ? '' : `${data.estimated ? `≈${f.NBSP}` : ''}${f.count(Math.round(rows))}`
  return (
    <MenuAtPoint pick={pick} className="drill" label={t('dashboards.point.menu', { time: stepRange(from, data.step) })} first={first} onClose={onClose}>
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
          {t(`dashboards.point.rows.${rowsKey(config)}`, { count: Math.round(rows ?? 0), n: count })}
          <span className="r">
            <Kbd of="↵" />
          </span>
        </Link>
      </Menu.Item>
      {differs && (
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
    </MenuAtPoint>
  )
}
