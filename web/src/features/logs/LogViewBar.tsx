import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Pause, Play } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { LiveState } from '../../api/events'
import { countsQuery, type LevelCounts } from '../../api/logs'
import type { Level } from '../../api/types'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { RangeMenu } from '../../components/range/RangeMenu'
import { iso } from '../../lib/range'
import { keepThreads } from '../../lib/threadsFirst'
import { ViewBar } from '../../components/views/ViewBar'
import { ViewTab } from '../../components/views/ViewTabs'
import type { ListViews } from '../../components/views/useListViews'
import { EnvironmentPicker } from './EnvironmentPicker'
import { SourcePicker } from './SourcePicker'
import { ERRORS, rememberLevel } from './listParams'
import type { LogsState } from './useLogsState'

const LEVELS: Level[] = ['threads', 'traces', 'spans']

export function LevelSwitch({ state, counts, small }: { state: LogsState; counts?: LevelCounts | undefined; small?: boolean }) {
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
          {counts && <small>{f.countShort(counts[level].total)}</small>}
        </button>
      ))}
    </div>
  )
}

/** How many of each level the range holds. */
export function useLevelCounts({ projectId, range }: LogsState): LevelCounts | undefined {
  const { data } = useQuery(countsQuery(projectId, { from_time: iso(range.from), to_time: iso(range.to) }))
  const threads = data?.threads.total ?? 0
  useEffect(() => {
    if (threads > 0) keepThreads(projectId, true)
  }, [projectId, threads])
  return data
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

export function LogViewBar({ state, live, counts, views }: { state: LogsState; live: Live; counts: LevelCounts | undefined; views: ListViews }) {
  const { t } = useTranslation()
  const { level, search } = state
  const failed = counts?.[level].failed ?? 0
  return (
    <ViewBar
      className="logsvb"
      views={views}
      name={t('logs.views')}
      lead={<LevelSwitch state={state} counts={counts} />}
      more={
        level !== 'threads' && (
          <ViewTab views={views} id={ERRORS} on={search.view === ERRORS} change={{ ...views.addressOf(undefined, undefined), view: ERRORS }}>
            {t('logs.errorsView')}
            {failed > 0 && <small className="err">{f.countShort(failed)}</small>}
          </ViewTab>
        )
      }
    >
      <SourcePicker state={state} />
      <EnvironmentPicker state={state.filtering} />
      <RangeMenu range={state.range} onChange={(range) => state.set({ range })} />
      <LiveButton live={live} />
    </ViewBar>
  )
}
