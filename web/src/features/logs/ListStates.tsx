import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { State, useErrorText } from '../../components/PageStates'
import { FilterParts } from './FilterParts'
import type { LogList } from './useLogList'
import { ERRORS, type LogsState } from './useLogsState'
import { RetryButton } from '../../components/RetryButton'

/** Nothing found, nothing in the range, and failed are different states with different texts. */
export function ListStates({ list, state, what, children }: { list: LogList; state: LogsState; what: string; children: ReactNode }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const { search, set, range } = state
  if (list.status === 'error' && list.total === 0) {
    return (
      <State
        title={t('logs.error')}
        action={<RetryButton />}
      >
        {errorText(list.error)}
      </State>
    )
  }
  if (list.status !== 'success' || list.total > 0) return <>{children}</>
  if (search.search || search.filters || search.view === ERRORS) {
    return (
      <State
        title={t('logs.nothing')}
        more={<FilterParts state={state} what={what} />}
        action={
          <button className="btn" onClick={() => set({ search: undefined, filters: undefined, view: search.view === ERRORS ? undefined : search.view })}>
            {t('logs.clearAll')}
          </button>
        }
      >
        {t('logs.nothingText', { what })}
      </State>
    )
  }
  return (
    <State
      title={t('logs.nothingRange', { what })}
      action={
        range.preset !== 'all' && (
          <button className="btn" onClick={() => set({ range: 'all' })}>
            {t('logs.showAllTime')}
          </button>
        )
      }
    >
      {range.preset !== 'all' && t('logs.nothingRangeText')}
    </State>
  )
}
