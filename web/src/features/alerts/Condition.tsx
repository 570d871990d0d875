import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../components/chart/Chart'
import * as f from '../../lib/format'
import { writeRange } from '../../lib/range'
import { measuredQuery } from './api'
import { conditionOf, isMeasured, type MeasuredType, type Trigger } from './model'
import { usePast } from './usePast'

const WINDOWS = [300, 900, 1800, 3600, 21_600, 43_200, 86_400, 604_800, 1_296_000, 2_592_000]

/** When a measured trigger tells, and what it would have told of in the last seven days. */
export function Condition({ projectId, trigger, onChange }: { projectId: string; trigger: Trigger; onChange: (trigger: Trigger) => void }) {
  const { t } = useTranslation()
  const condition = conditionOf(trigger)
  if (!condition || !isMeasured(trigger.event_type)) return <p className="t2 fs12">{t('alerts.atOnce')}</p>
  const value = condition.config_value
  const set = (change: Record<string, string>) =>
    onChange({ ...trigger, trigger_configs: trigger.trigger_configs?.map((each) => (each === condition ? { ...each, config_value: { ...value, ...change } } : each)) ?? [] })
  const windows = WINDOWS.includes(Number(value.window)) ? WINDOWS : [Number(value.window), ...WINDOWS]
  return (
    <>
      <div className="row acond">
        {'name' in value && <input className="input" aria-label={t('alerts.scoreName')} placeholder={t('alerts.scoreName')} value={value.name} onChange={(event) => set({ name: event.target.value })} />}
        <select className="select" aria-label={t('alerts.operator')} value={value.operator ?? '>'} onChange={(event) => set({ operator: event.target.value })}>
          <option value=">">{t('alerts.isAbove')}</option>
          <option value="<">{t('alerts.isBelow')}</option>
        </select>
        <input className="input num" inputMode="decimal" aria-label={t('alerts.threshold')} value={value.threshold} onChange={(event) => set({ threshold: event.target.value })} />
        <span className="t2">{t(`alerts.units.${trigger.event_type.replace(':', '_')}`)}</span>
        <select className="select" aria-label={t('alerts.window')} value={value.window} onChange={(event) => set({ window: event.target.value })}>
          {windows.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t('alerts.over', { window: f.durationSummary(seconds * 1000) })}
            </option>
          ))}
        </select>
      </div>
      <Preview projectId={projectId} type={trigger.event_type} value={value} />
    </>
  )
}

function Preview({ projectId, type, value }: { projectId: string; type: MeasuredType; value: Record<string, string> }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const measured = useQuery(measuredQuery(projectId, type, value.name ?? ''))
  const past = usePast(measured.data, type, value)
  const data = measured.data
  const name = t(`alerts.events.${type.replace(':', '_')}`)
  const options = useCallback(
    (color: (token: string) => string) => ({
      grid: { left: 44, right: 12, top: 12, bottom: 22 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'time', axisTick: { show: false }, axisLabel: { color: color('--text-3'), fontSize: 11, hideOverlap: true, formatter: (at: number) => f.day(at) }, axisLine: { lineStyle: { color: color('--border-default') } } },
      yAxis: { type: 'value', splitNumber: 3, axisLabel: { color: color('--text-3'), fontSize: 11 }, splitLine: { lineStyle: { color: color('--border-subtle') } } },
      series: [
        {
          name,
          type: 'line',
          showSymbol: false,
          lineStyle: { width: 1.5, color: color('--text-2') },
          itemStyle: { color: color('--text-2') },
          data: data?.times.map((time, index) => [time, data.values[index]]),
          markLine: { silent: true, symbol: 'none', lineStyle: { color: color('--warn'), type: 'dashed' }, label: { show: false }, data: [{ yAxis: Number(value.threshold) || 0 }] },
          markArea: { silent: true, itemStyle: { color: color('--error'), opacity: 0.14 }, data: past.map((each) => [{ xAxis: each.from }, { xAxis: each.to }]) },
        },
      ],
    }),
    [data, past, name, value.threshold],
  )
  if (!data) return <div className="aprev" aria-busy={!measured.isError} />
  const last = past[past.length - 1]
  return (
    <>
      <Chart label={t('alerts.preview', { name })} options={options} height={150} table={{ head: [t('alerts.time'), name], rows: past.map((each) => [f.timeFull(each.from), f.durationSummary(each.to - each.from)]) }} />
      <div className="row t2 fs12 num">
        <span>{t('alerts.met', { count: past.length })}</span>
        {last && (
          <Link className="acc" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId }} search={{ range: writeRange(last.from, last.to) } as never}>
            {t('alerts.lastMet', { at: f.time(last.from) })}
          </Link>
        )}
      </div>
    </>
  )
}
