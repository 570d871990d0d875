import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pause, Play } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { LiveState } from '../../api/events'
import { fetchPage } from '../../api/runs'
import type { Level } from '../../api/types'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { RangeMenu } from '../../components/range/RangeMenu'
import { iso } from '../../lib/range'
import { EXACT, ViewTabs } from '../rows/views/ViewTabs'
import { EnvironmentPicker } from './EnvironmentPicker'
import { SourcePicker } from './SourcePicker'
import type { LogViews } from './useLogView'
import { ERRORS, rememberLevel, type LogsState } from './useLogsState'

const LEVELS: Level[] = ['threads', 'traces', 'spans']

export function LevelSwitch({ state, counts, small }: { state: LogsState; counts?: Partial<Record<Level, number>>; small?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={`seg ${small ? 'sm' : ''}`} role="group" aria-label={t('logs.level')}>
      {LEVELS.map((level) => (
        <button
          key={level}
          data-testid={`level-${level}`}
          className={level === state.level ? 'on' : ''}
          aria-pressed={level === state.level}
          onClick={() => {
            rememberLevel(state.projectId, level)
            state.open(undefined, { logsType: level, filters: undefined, view: undefined, sort: undefined })
          }}
        >
          {t(`logs.${level}`)}
          {counts && counts[level] !== undefined && <small>{f.countShort(counts[level])}</small>}
        </button>
      ))}
    </div>
  )
}

/** How many of each level the range holds. */
export function useLevelCounts(state: LogsState): Partial<Record<Level, number>> {
  const from_time = iso(state.range.from)
  const to_time = iso(state.range.to)
  const pages = useQueries({
    queries: LEVELS.map((level) => ({
      queryKey: ['level-count', state.projectId, level, from_time, to_time],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchPage(level, { project_id: state.projectId, from_time, to_time }, 1, 1, signal).then((page) => page.total),
      staleTime: 30_000,
    })),
  })
  return Object.fromEntries(LEVELS.map((level, i) => [level, pages[i]?.data]))
}

export interface Live {
  on: boolean
  toggle: () => void
  state: LiveState
  /** Entries a second over the last ten seconds. */
  rate: number
}

export function LiveButton({ live, short }: { live: Live; short?: boolean }) {
  const { t } = useTranslation()
  const text = !live.on ? t('logs.paused') : live.state === 'lost' ? t('logs.lost') : t('logs.live')
  return (
    <button className="btn livebtn" aria-pressed={live.on} title={t('logs.liveHint')} onClick={live.toggle}>
      <span className={`dot ${live.on ? (live.state === 'lost' ? 'warn' : 'ok live') : ''}`} />
      {text}
      {!short && live.on && live.rate > 0 && <span className="t3 num">{live.rate.toFixed(1)}/s</span>}
      {!short && <Icon of={live.on ? Pause : Play} size={12} />}
    </button>
  )
}

export function ViewBar({ state, live, counts, views }: { state: LogsState; live: Live; counts: Partial<Record<Level, number>>; views: LogViews }) {
  const { t } = useTranslation()
  const { level, search } = state
  return (
    <div className="bar vb">
      <LevelSwitch state={state} counts={counts} />
      <span className="vsep" />
      <ViewTabs
        saved={views.saved}
        chosen={search.view}
        current={views.current}
        name={t('logs.views')}
        onShow={views.show}
        addressOf={(view) => views.addressOf(view.id, view.state)}
      >
        <Link className={`vw ${search.view ? '' : 'on'}`} to="." search={views.addressOf(undefined, undefined) as never} resetScroll={false} activeOptions={EXACT} aria-current={!search.view || undefined}>
          {t('logs.all')}
        </Link>
        {level !== 'threads' && (
          <Link
            className={`vw ${search.view === ERRORS ? 'on' : ''}`}
            to="."
            search={{ ...views.addressOf(undefined, undefined), view: ERRORS } as never}
            resetScroll={false} activeOptions={EXACT}
            aria-current={search.view === ERRORS || undefined}
          >
            {t('logs.errorsView')}
            <ErrorCount state={state} />
          </Link>
        )}
      </ViewTabs>
      <span className="grow" />
      <SourcePicker state={state} />
      <EnvironmentPicker state={state.filtering} />
      <RangeMenu range={state.range} onChange={(range) => state.set({ range })} />
      <LiveButton live={live} />
    </div>
  )
}

/** How many of the range failed; nothing when none did. */
function ErrorCount({ state }: { state: LogsState }) {
  const from_time = iso(state.range.from)
  const to_time = iso(state.range.to)
  const page = useQuery({
    queryKey: ['level-count', state.projectId, state.level, 'errors', from_time, to_time],
    queryFn: ({ signal }) =>
      fetchPage(
        state.level,
        { project_id: state.projectId, from_time, to_time, filters: JSON.stringify([{ field: 'error_info', key: '', operator: 'is_not_empty', value: '' }]) },
        1,
        1,
        signal,
      ),
    staleTime: 30_000,
  })
  return page.data && page.data.total > 0 ? <small className="err">{f.countShort(page.data.total)}</small> : null
}
