import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace, request } from '../../api/client'
import type { Span, Trace } from '../../api/types'
import { Chart } from '../../components/chart/Chart'
import { column } from '../../components/table/column'
import { DataTable } from '../../components/table/DataTable'
import { useServerList } from '../../components/table/useServerList'
import * as f from '../../lib/format'
import { effectQuery, type Prompt, type PromptVersion } from './api'
import type { PromptSearch } from './feature'
import { fromOf, RANGES, usesFilter } from './range'
import { usePromptSearch } from './usePromptSearch'

type Use = Trace | Span

/** px */
const CHART = 140

const LOGS = '/$workspace/projects/$projectId/logs' as const

/** What used this version: over time, and the newest traces. */
export function UsageTab({ prompt, version }: { prompt: Prompt; version: PromptVersion }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as PromptSearch
  const change = usePromptSearch()
  const navigate = useNavigate()
  const range = RANGES.find((each) => each === search.range) ?? '7d'
  const from = useMemo(() => fromOf(range), [range])
  const effect = useQuery(effectQuery(prompt.id, projectId, [version.id], from, search.environment))
  const entity = effect.data?.entity_type ?? 'traces'
  const one = effect.data?.versions[0]
  const filters = JSON.stringify([usesFilter(version.id)])
  const list = useServerList<Use>(
    ['prompt-uses', projectId, entity, version.id, from],
    (page, size, signal) =>
      request(`/${entity}`, { query: { project_id: projectId, page, size, filters, from_time: from, preview: true, workspace_name: currentWorkspace() }, signal }),
    { enabled: effect.isSuccess },
  )
  const open = useCallback(
    (use: Use) => ({
      to: LOGS,
      params: { workspace, projectId },
      search: { logsType: entity, range, filters: [usesFilter(version.id)], ...('trace_id' in use ? { trace: use.trace_id, span: use.id } : { trace: use.id }) } as never,
    }),
    [workspace, projectId, entity, range, version.id],
  )
  const columns = useMemo(
    () => [
      column<Use>('start', { label: 'cols.start', width: 92 }, (use) => <time title={f.timeFull(use.start_time)}>{f.time(use.start_time)}</time>),
      column<Use>('name', { label: 'cols.name', width: '20%', fixed: true }, (use) => (
        <Link {...open(use)} className="w5 trunc">
          {use.name ?? f.NONE}
        </Link>
      )),
      column<Use>('in', { label: 'cols.input', width: '34%' }, (use) => <span className="t2">{use.input_preview}</span>),
      column<Use>('out', { label: 'cols.output', width: '34%', drop: 1 }, (use) =>
        use.error_info ? <span className="err">{use.error_info.exception_type}</span> : <span className="t2">{use.output_preview}</span>,
      ),
      column<Use>('duration', { label: 'cols.duration', width: 92, numeric: true }, (use) => f.duration(use.duration)),
    ],
    [open],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const series = one?.series
  const times = series?.count.map((_, index) => Date.parse(series.start) + index * series.step_ms) ?? []
  const options = useCallback(
    (color: (token: string) => string) => ({
      grid: { left: 44, right: 16, top: 12, bottom: 24 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: times.map((at) => (series && series.step_ms < 86_400_000 ? `${f.day(at)} ${f.clockShort(at)}` : f.day(at))), axisTick: { show: false }, axisLine: { lineStyle: { color: color('--border-default') } }, axisLabel: { color: color('--text-3'), fontSize: 11, hideOverlap: true } },
      yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { color: color('--text-3'), fontSize: 11 }, splitLine: { lineStyle: { color: color('--border-subtle') } } },
      series: [
        { name: t('prompts.effect.uses'), type: 'bar', stack: 'a', data: series?.count.map((count, index) => count - (series.errors[index] ?? 0)), itemStyle: { color: color('--chart-1') } },
        { name: t('prompts.effect.failedUses'), type: 'bar', stack: 'a', data: series?.errors, itemStyle: { color: color('--error') } },
      ],
    }),
    // The series stands for the times.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [series, t],
  )
  return (
    <div className="pu">
      <div className="row pmeta pad">
        <span className="w6">{one ? f.count(one.count) : '…'}</span>
        <span className="t3 fs12">{t(`prompts.effect.${entity}`)}</span>
        {one?.estimated && <span className="t3 fs12">{t('prompts.effect.estimated')}</span>}
        <span className="grow" />
        <div className="seg sm" role="group" aria-label={t('prompts.lookBack')}>
          {RANGES.map((each) => (
            <button key={each} className={each === range ? 'on' : ''} aria-pressed={each === range} onClick={() => change({ range: each === '7d' ? undefined : each })}>
              {t(`prompts.ranges.${each}`)}
            </button>
          ))}
        </div>
        <Link className="btn sm" to={LOGS} params={{ workspace, projectId }} search={{ logsType: entity, range, filters: [usesFilter(version.id)] } as never}>
          {t('prompts.openInLogs')}
        </Link>
      </div>
      {effect.isPending && <div style={{ height: CHART }} aria-hidden="true" />}
      {one && one.count > 0 && (
        <Chart
          label={t('prompts.effect.overTime', { version: version.version_number })}
          options={options}
          height={CHART}
          table={{ head: [t('cols.start'), t('prompts.effect.uses'), t('prompts.effect.failedUses')], rows: times.map((at, index) => [f.timeFull(at), series!.count[index] ?? 0, series!.errors[index] ?? 0]) }}
          onPoint={({ index }) => {
            const at = times[index]
            if (at === undefined || !series) return
            const span = `${new Date(at).toISOString()}/${new Date(at + series.step_ms).toISOString()}`
            void navigate({ to: LOGS, params: { workspace, projectId }, search: { logsType: entity, range: span, filters: [usesFilter(version.id)] } as never })
          }}
        />
      )}
      <div className="tw grow" ref={scroller} tabIndex={0} role="region" aria-label={t('prompts.tabs.usage')}>
        {list.status === 'success' && list.total === 0 ? (
          <div className="state" role="status">
            <h2 className="h3">{t('prompts.unused', { version: version.version_number })}</h2>
            <p className="t2">{t('prompts.unusedText')}</p>
          </div>
        ) : (
          <DataTable list={list} columns={columns} density="compact" cardHeight={105} name={t('prompts.tabs.usage')} cursor={-1} scroller={scroller} onOpen={(use) => void navigate(open(use))} />
        )}
      </div>
    </div>
  )
}
