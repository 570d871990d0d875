import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Chart } from '../../components/chart/Chart'
import { useDeployments } from '../../components/chart/deployments'
import { markLines } from '../../components/chart/marks'
import { useErrorText } from '../../components/PageStates'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { pastQuery } from './api'
import { isThreshold } from './groups'
import { filtersOf, isComplete, measureOf, metricKey, type MeasuredType, type Trigger } from './model'
import { PastLine } from './PastLine'
import './preview.css'
import { scaleOf } from './scale'
import { ThresholdLine } from './ThresholdLine'
import { lastedText, valueText, when } from './values'

const HEIGHT = 172
const GRID = { left: 52, right: 14, top: 10, bottom: 22 }
const RANGES = [1, 7, 30]

/** What the server measured in the last days for every threshold: the first drawn with its threshold, those that must hold besides below it, and when all would have held. */
export function Preview({ projectId, type, trigger, value, onThreshold }: { projectId: string; type: MeasuredType; trigger: Trigger; value: Record<string, string>; onThreshold: (threshold: string) => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { workspace = 'default' } = useParams({ strict: false })
  const [days, setDays] = useState(7)
  const threshold = Number(value.threshold)
  const complete = (trigger.trigger_configs ?? []).filter(isThreshold).every((each) => isComplete(type, each.config_value))
  const asked = useDeferredValue(trigger)
  const past = useQuery({ ...pastQuery(projectId, asked, days), enabled: complete })
  const data = past.data
  const [first, ...more] = data?.conditions ?? []
  const time = useMemo(() => {
    const from = first ? Date.parse(first.start) : undefined
    return { from, to: from === undefined ? undefined : from + first!.values.length * first!.step_seconds * 1000 }
  }, [first])
  const filters = filtersOf(value)
  const environment = filters.find((each) => each.field === 'environment' && each.operator === '=')?.value
  const marks = useDeployments(projectId, time, environment, first !== undefined)
  const measure = measureOf(type, value)
  const name = t(`alerts.events.${metricKey(type, measure)}`)
  const text = (each: number | undefined) => valueText(type, each, measure)
  const scale = scaleOf(first?.values ?? [], complete ? threshold : 0, measure === 'rate' ? 100 : Infinity, type === 'trace:errors' && measure !== 'rate')
  const options = useCallback(
    (color: (token: string) => string) => ({
      grid: GRID,
      tooltip: { trigger: 'axis', valueFormatter: (each: unknown) => text(typeof each === 'number' ? each : undefined) },
      xAxis: { type: 'time', axisTick: { show: false }, axisLabel: { color: color('--text-3'), fontSize: 11, hideOverlap: true, formatter: (at: number) => f.day(at) }, axisLine: { lineStyle: { color: color('--border-default') } } },
      yAxis: { type: 'value', min: scale.min, max: scale.max, interval: scale.step, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: color('--text-3'), fontSize: 11, formatter: (at: number) => text(at) }, splitLine: { lineStyle: { color: color('--chart-grid') } } },
      series: [
        {
          name,
          type: 'line',
          showSymbol: false,
          lineStyle: { width: 1.25, color: color('--text-2') },
          itemStyle: { color: color('--text-2') },
          data: first?.values.map((each, index) => [Date.parse(first.start) + index * first.step_seconds * 1000, each]),
          ...(marks.length > 0 ? { markLine: { silent: true, symbol: 'none', animation: false, data: markLines(marks, color) } } : {}),
          markArea: { silent: true, itemStyle: { color: color('--error'), opacity: 0.14 }, data: data?.firings.map((each) => [{ xAxis: each.began_at }, { xAxis: each.ended_at }]) },
        },
      ],
    }),
    // What a value reads like follows from kind and measure.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, first, marks.map((each) => `${each.at} ${each.label}`).join(), name, type, measure, scale.min, scale.max, scale.step],
  )
  const last = data?.firings.at(-1)
  return (
    <section>
      <header className="row">
        <h3 className="h3">{t('alerts.previewTitle')}</h3>
        <span className="t3 fs12 trunc adrag">{t('alerts.drag')}</span>
        <span className="grow" />
        <div className="seg sm" role="group" aria-label={t('alerts.range')}>
          {RANGES.map((each) => (
            <button key={each} className={each === days ? 'on' : ''} aria-pressed={each === days} onClick={() => setDays(each)}>
              {t('alerts.days', { count: each })}
            </button>
          ))}
        </div>
      </header>
      {!complete ? (
        <div className="aprev t3">{t('alerts.incomplete')}</div>
      ) : past.isError ? (
        <div className="aprev err">{t('alerts.noPreview', { reason: errorText(past.error) })}</div>
      ) : !data ? (
        <div className="aprev" aria-busy="true" />
      ) : (
        <>
          <div className="aplot" aria-busy={past.isPlaceholderData}>
            <Chart
              label={t('alerts.preview', { name, count: days })}
              options={options}
              height={HEIGHT}
              table={{ head: [t('alerts.time'), t('alerts.firing.lasted')], rows: data.firings.map((each) => [f.timeFull(each.began_at), lastedText(Date.parse(each.ended_at) - Date.parse(each.began_at), t)]) }}
            />
            <ThresholdLine value={threshold} scale={scale} top={GRID.top} height={HEIGHT - GRID.top - GRID.bottom} left={GRID.left} right={GRID.right} text={t(value.operator === '<' ? 'alerts.belowValue' : 'alerts.aboveValue', { value: text(threshold) })} onChange={onThreshold} />
          </div>
          {more.length > 0 && (
            <ul className="aalso" aria-label={t('alerts.also')}>
              {more.map((each, index) => (
                <PastLine key={index} type={type} past={each} />
              ))}
            </ul>
          )}
          <div className="apk fs12">
            <span className="t2 num">
              {t('alerts.met', { count: data.firings.length })}
              {data.firings.length > 0 && t('alerts.inAll', { lasted: lastedText(data.total_seconds * 1000, t) })}
              {data.estimated && ` (${t('alerts.estimated')})`}
            </span>
            {last && (
              <Link className="acc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ range: writeRange(Date.parse(last.began_at) - Number(value.window) * 1000, Date.parse(last.ended_at)), ...(filters.length > 0 ? { filters } : {}) } as never}>
                {t('alerts.lastMet', { at: when(last.began_at) })}
              </Link>
            )}
            <span className="grow" />
            {data.others.map((each) => (
              <button key={each.threshold} className="alink t3 num" title={t('alerts.otherText', { value: text(each.threshold) })} onClick={() => onThreshold(String(each.threshold))}>
                {t('alerts.other', { value: text(each.threshold), count: each.count })}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
