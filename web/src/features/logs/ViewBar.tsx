import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQueries } from '@tanstack/react-query'
import { Calendar, Check, ChevronDown, Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LiveState } from '../../api/events'
import { fetchPage } from '../../api/runs'
import type { Level } from '../../api/types'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import { iso, PRESETS, type Range } from '../../lib/range'
import type { LogsState } from './useLogsState'

const LEVELS: Level[] = ['threads', 'traces', 'spans']

export function LevelSwitch({ state, counts, small }: { state: LogsState; counts?: Partial<Record<Level, number>>; small?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={`seg ${small ? 'sm' : ''}`} role="group" aria-label={t('logs.level')}>
      {LEVELS.map((level) => (
        <button
          key={level}
          data-testid={level}
          className={level === state.level ? 'on' : ''}
          aria-pressed={level === state.level}
          onClick={() => state.open(undefined, { logsType: level, filters: undefined, view: undefined, sort: undefined })}
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

export function rangeText(range: Range, t: (key: string, options?: Record<string, unknown>) => string): string {
  if (range.preset) return t(`range.${range.preset}`)
  const at = (ms: number | null) => (ms === null ? '…' : `${f.day(ms)}, ${f.clockShort(ms)}`)
  return t('range.custom', { from: at(range.from), to: at(range.to) })
}

export function RangeMenu({ state }: { state: LogsState }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn" title={t('logs.range')}>
        <Icon of={Calendar} size={14} />
        {rangeText(state.range, t)}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          <Menu.RadioGroup value={state.range.preset ?? ''} onValueChange={(range) => state.set({ range })}>
            {PRESETS.map((preset) => (
              <Menu.RadioItem key={preset} value={preset} className="mi">
                {t(`range.${preset}`)}
                <Menu.ItemIndicator className="r">
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
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

export function ViewBar({ state, live, counts }: { state: LogsState; live: Live; counts: Partial<Record<Level, number>> }) {
  const { t } = useTranslation()
  const { level, search, set } = state
  return (
    <div className="bar vb">
      <LevelSwitch state={state} counts={counts} />
      {level !== 'threads' && (
        <>
          <span className="vsep" />
          <div className="views" role="group" aria-label={t('logs.views')}>
            <button className={`vw ${search.view ? '' : 'on'}`} aria-pressed={!search.view} onClick={() => set({ view: undefined })}>
              {t('logs.all')}
            </button>
            <button
              className={`vw ${search.view === 'errors' ? 'on' : ''}`}
              aria-pressed={search.view === 'errors'}
              onClick={() => set({ view: 'errors' })}
            >
              {t('logs.errorsView')}
            </button>
          </div>
        </>
      )}
      <span className="grow" />
      <RangeMenu state={state} />
      <LiveButton live={live} />
    </div>
  )
}
