import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { differencesQuery } from '../../api/logs'
import { State, useErrorText } from '../../components/PageStates'
import { SidePanel } from '../../components/panel/SidePanel'
import * as f from '../../lib/format'
import { iso } from '../../lib/range'
import type { LogsState } from '../logs/useLogsState'
import { DifferenceRow } from './DifferenceRow'
import './differs.css'
import { selectionOf } from './selection'
import { RetryButton } from '../../components/RetryButton'

/** A value that fewer rows have says nothing. */
const FEWEST = 5

/** Which values are more frequent in the chosen part than in the rest, ranked by the server. */
export function WhatDiffers({
  state,
  selected,
  what,
  onClose,
}: {
  state: LogsState
  selected: { from: number; to: number } | null
  what: (count: number) => string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { search, set, level, params } = state
  const ofErrors = search.differs === 'errors'
  const answer = useQuery({
    ...differencesQuery(level, params, selectionOf(selected && { from: iso(selected.from)!, to: iso(selected.to - 1)! }, ofErrors)),
    placeholderData: keepPreviousData,
  })
  const data = answer.data
  const part = [
    selected && `${f.day(selected.from)}, ${f.clockShort(selected.from)} – ${f.clockShort(selected.to)}`,
    ofErrors && t('differs.allErrors'),
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <SidePanel kind="differs" label={t('differs.panel')} testId="what-differs" title={t('differs.title')} onClose={onClose} className="differs">
      <div className="dfh">
        {selected && (
          <div className="seg sm" role="group" aria-label={t('differs.of')}>
            <button className={ofErrors ? '' : 'on'} aria-pressed={!ofErrors} onClick={() => set({ differs: 'brush' }, true)}>
              {t('differs.whole')}
            </button>
            <button className={ofErrors ? 'on' : ''} aria-pressed={ofErrors} onClick={() => set({ differs: 'errors' }, true)}>
              {t('differs.errors')}
            </button>
          </div>
        )}
        {data && (
          <p className="t2 fs12 num">
            {t('differs.against', {
              part,
              selected: t('differs.rows', { n: f.count(data.selected_rows), what: what(data.selected_rows) }),
              rest: f.count(data.rest_rows),
            })}
            {data.sampled && ` (${t('differs.sampled')})`}
          </p>
        )}
      </div>
      {answer.isError && !data ? (
        <State
          title={t('differs.failed')}
          action={<RetryButton />}
        >
          {errorText(answer.error)}
        </State>
      ) : data && data.values.length === 0 ? (
        <State title={t('differs.nothing')}>
          {data.selected_rows < FEWEST ? t('differs.few', { count: FEWEST }) : t('differs.nothingText', { count: data.compared })}
        </State>
      ) : (
        <div className="dfl" tabIndex={0} role="region" aria-label={t('differs.list')} aria-busy={answer.isFetching}>
          <div className="dfk fs11 t3" aria-hidden="true">
            <span className="dot sel" /> {t('differs.selection')} <span className="dot rest" /> {t('differs.rest')}
          </div>
          <ol>
            {data?.values.map((value) => <DifferenceRow key={`${value.field}.${value.key}.${value.value}`} value={value} state={state} />) ??
              Array.from({ length: 8 }, (_, i) => (
                <li key={i} className="df" aria-hidden="true">
                  <span className="skel" style={{ width: `${80 - i * 7}%` }} />
                </li>
              ))}
          </ol>
          {data && <p className="t3 fs12 dfm">{t('differs.method', { count: data.compared })}</p>}
        </div>
      )}
    </SidePanel>
  )
}
