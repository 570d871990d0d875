import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Chart } from '../../components/chart/Chart'
import { PointLayer, type Pick } from '../../components/chart/PointLayer'
import * as f from '../../lib/format'
import { chartOptions, lineColor, stepRange } from './chartOptions'
import { metricText } from './format'
import { GroupBars } from './GroupBars'
import { GroupTable } from './GroupTable'
import { Legend } from './Legend'
import { useDeployments } from '../../components/chart/deployments'
import { useAlertLines, useFirings } from './marks'
import { metricOf, withBoardSplit } from './metrics'
import type { Widget } from './model'
import { PointMenu } from './PointMenu'
import { usePointClick } from './usePointClick'
import { hasValues, type Line } from './series'
import { useLineLabel } from './useLineLabel'
import { useSeries } from './useSeries'
import { WidgetNote } from './WidgetNote'
import type { Board } from './window'

interface Props {
  widget: Widget
  projectId: string
  board: Board
}

/** A metric over time, or over its groups. Every point leads to its rows. */
export function MetricWidget({ widget, projectId, board }: Props) {
  const { t } = useTranslation()
  const config = useMemo(() => withBoardSplit(widget.config, board.by), [widget.config, board.by])
  const metric = metricOf(config.metricType)
  const own = config.projectId ?? projectId
  const data = useSeries(own, config, config.previous ? { ...board, previous: true } : board)
  if (!own) return <WidgetNote text={t('dashboards.chooseProject')} />
  if (data.status === 'incomplete') return <WidgetNote text={t('dashboards.chooseScore')} />
  if (data.status === 'error') return <WidgetNote error={data.error} />
  if (data.status === 'pending') return <div className="wskel skel" />
  const split = config.breakdown?.field !== undefined
  const table = split && config.chartType === 'table'
  // Groups without a cost have rows, durations and errors: a table shows them, a chart has nothing to draw.
  if (table ? data.lines.length === 0 : !hasValues(data.lines, metric)) return <WidgetNote text={t('dashboards.nothing')} />
  if (table) return <GroupTable data={data} config={config} projectId={own} board={board} label={widget.title} />
  if (split && (config.chartType === 'list' || config.breakdown?.aggregateTotal)) return <GroupBars data={data} config={config} metric={metric} projectId={own} board={board} />
  return <OverTime widget={{ ...widget, config }} projectId={own} board={board} data={data} />
}

function OverTime({ widget, projectId, board, data }: Props & { data: ReturnType<typeof useSeries> }) {
  const { t } = useTranslation()
  const { config } = widget
  const metric = metricOf(config.metricType)
  const [only, setOnly] = useState<string | null>(null)
  const [pick, setPick] = useState<Pick | null>(null)
  const label = useLineLabel(metric)
  const environment = board.filters.find((each) => each.field === 'environment' && each.operator === '=')?.value
  const marks = useDeployments(projectId, board.time, environment, config.marks !== false)
  const alerts = useAlertLines(projectId, metric, data.step, config.marks !== false)
  const bands = useFirings(projectId, metric, board, config.marks !== false)
  const thresholds = config.threshold === undefined ? alerts : [...alerts, { value: config.threshold, label: metricText(config.threshold, metric.unit) }]
  const shown = only === null ? data.lines : data.lines.filter((each) => each.key === only)
  const kind = config.chartType === 'bar' || config.chartType === 'area' ? config.chartType : 'line'
  const drawn = JSON.stringify([marks, thresholds, bands])
  const options = useMemo(
    () =>
      chartOptions({
        times: data.times,
        step: data.step,
        lines: shown,
        before: only === null ? data.before : [],
        metric,
        kind,
        axis: config.axis ?? 'auto',
        label,
        color: (line) => lineColor(line, data.lines.indexOf(line), metric),
        previousWord: t('dashboards.before'),
        marks,
        thresholds,
        bands,
      }),
    // Lists made anew each time are compared by what they hold; `label` reads the language, which draws the page anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [JSON.stringify(data.lines), JSON.stringify(data.before), data.step, data.times[0], only, metric, kind, config.axis, drawn],
  )
  const onPick = usePointClick({ config, board, projectId, data, lines: shown, onMenu: setPick })
  const value = (line: Line, index: number) => metricText(line.values[index], metric.unit)
  return (
    <>
      {(data.lines.length > 1 || config.breakdown?.field) && <Legend lines={data.lines} color={(line) => lineColor(line, data.lines.indexOf(line), metric)} label={label} only={only} onOnly={setOnly} />}
      <div className="wchart">
        <Chart
          label={widget.title}
          options={options}
          height="100%"
          group="dashboard"
          onPoint={() => undefined}
          table={{
            head: [t('dashboards.time'), ...data.lines.map(label)],
            rows: data.times.map((time, index) => [f.timeFull(time), ...data.lines.map((line) => value(line, index))]),
          }}
          renderLayer={(chart) => (
            <PointLayer
              chart={chart}
              label={widget.title}
              times={data.times}
              step={data.step}
              say={(index) => `${stepRange(data.times[index]!, data.step)}: ${shown.map((line) => `${label(line)} ${value(line, index)}`).join(', ')}`}
              onPick={onPick}
              onRange={board.zoom}
            />
          )}
        />
        {pick && (
          <PointMenu
            pick={pick}
            line={pick.series === null ? undefined : shown[pick.series]}
            lines={shown}
            label={label}
            data={data}
            config={config}
            board={board}
            projectId={projectId}
            onClose={() => setPick(null)}
          />
        )}
      </div>
    </>
  )
}
