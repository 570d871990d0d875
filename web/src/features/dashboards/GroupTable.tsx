import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { metricText } from './format'
import { metricOf, type Unit } from './metrics'
import type { WidgetConfig } from './model'
import { rowFilters, tableMeasures, type Line } from './series'
import { useLineLabel } from './useLineLabel'
import type { SeriesData } from './useSeries'
import type { Board } from './window'

const UNITS: Record<string, Unit> = { count: 'count', cost: 'usd', 'duration.p50': 'ms', error_rate: 'share' }
/** From here on a share of errors is worth a colour. */
const MANY_ERRORS = 0.05

/** Groups with their usual figures: rows, cost, median duration, errors. The bar is the share of the cost. */
export function GroupTable({ data, config, projectId, board, label: name }: { data: SeriesData; config: WidgetConfig; projectId: string; board: Board; label: string }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const metric = metricOf(config.metricType)
  const label = useLineLabel(metric)
  const measures = tableMeasures(metric.level)
  const groups = data.lines.filter((line, index) => data.lines.findIndex((each) => each.group === line.group && each.others === line.others) === index)
  const value = (line: Line, measure: string) => data.behind.find((each) => each.measure === measure && each.group === line.group && each.others === line.others)?.total ?? null
  const cost = groups.reduce((sum, line) => sum + (value(line, 'cost') ?? 0), 0)
  return (
    <div className="wtable" tabIndex={0} role="region" aria-label={name}>
      <table className="tbl">
        <thead>
          <tr>
            <th className="capital">{t(`dashboards.fields.${config.breakdown!.field}`)}</th>
            {measures.map((measure) => (
              <th key={measure} className="n">
                {measure === 'count' ? t(`logs.${metric.level}`) : t(`dashboards.columns.${measure.replace('.', '_')}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((line) => (
            <tr key={line.key}>
              <td className="trunc">
                <Link
                  className="w5"
                  to="/$workspace/projects/$projectId/logs"
                  params={{ workspace, projectId }}
                  search={{ logsType: metric.level, range: writeRange(board.time.from, board.time.to), filters: rowFilters(config, board, line) }}
                >
                  {label(line)}
                </Link>
              </td>
              {measures.map((measure) => {
                const shown = value(line, measure)
                const part = cost > 0 && shown !== null ? shown / cost : 0
                return (
                  <td key={measure} className={`n ${measure === 'error_rate' && (shown ?? 0) >= MANY_ERRORS ? 'err' : ''}`}>
                    {measure === 'cost' ? (
                      <span className="wcost">
                        <span className="wshare" aria-hidden="true">
                          <i style={{ width: `${100 * part}%` }} />
                        </span>
                        {shown === 0 ? f.NONE : metricText(shown, 'usd')}
                      </span>
                    ) : (
                      metricText(shown, UNITS[measure]!)
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
