import { Link, useParams } from '@tanstack/react-router'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { metricText } from './format'
import type { Metric } from './metrics'
import type { WidgetConfig } from './model'
import { rowFilters, type Line } from './series'
import { useLineLabel } from './useLineLabel'
import type { SeriesData } from './useSeries'
import type { Board } from './window'

/** One value for each group over the whole time, the largest first; each leads to its rows. */
export function GroupBars({ data, config, metric, projectId, board }: { data: SeriesData; config: WidgetConfig; metric: Metric; projectId: string; board: Board }) {
  const { workspace = 'default' } = useParams({ strict: false })
  const label = useLineLabel(metric)
  const most = Math.max(...data.lines.map((each) => each.total ?? 0), 0)
  const sum = data.lines.reduce((all, each) => all + (each.total ?? 0), 0)
  return (
    <ul className="wbars">
      {data.lines.map((line: Line) => (
        <li key={line.key}>
          <Link
            className={`wbar ${metric.rows ? 'bad' : ''}`}
            to="/$workspace/projects/$projectId/logs"
            params={{ workspace, projectId }}
            search={{ logsType: metric.level, range: writeRange(board.time.from, board.time.to), filters: rowFilters(config, board, line) }}
          >
            <i style={{ width: `${most > 0 ? (100 * (line.total ?? 0)) / most : 0}%` }} />
            <span className="trunc">{label(line)}</span>
            <span className="num">{metricText(line.total, metric.unit)}</span>
            <span className="num t3">{metric.stacked && sum > 0 ? f.percent((line.total ?? 0) / sum) : ''}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
