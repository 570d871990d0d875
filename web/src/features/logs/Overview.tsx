import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { readInstants, writeRange } from '../../lib/range'
import { Figures } from './Figures'
import { Histogram } from './Histogram'
import { timeFilters } from './timeFilters'
import { useFigures, type FigureId } from './useFigures'
import type { LogsState } from './useLogsState'
import { RetryButton } from '../../components/RetryButton'

/** Key figures and the histogram over the list; a chosen part of it lives in the address. */
export const Overview = memo(function Overview({ state, listed, what }: { state: LogsState; listed: boolean; what: string }) {
  const { t } = useTranslation()
  const { figures, chart, failed } = useFigures(state, listed)
  const { level, search, set, range } = state
  const figure = (search.figure ?? 'count') as FigureId
  const selected = useMemo(() => readInstants(search.brush), [search.brush])
  const select = useCallback(
    (from: number | null, to: number | null) =>
      set(from === null || to === null ? { brush: undefined, differs: undefined } : { brush: writeRange(from, to) }, true),
    [set],
  )
  const done = { brush: undefined, differs: undefined }
  return (
    <>
      <Figures
        figures={figures}
        level={level}
        range={range.preset ? t(`range.short.${range.preset}`) : t('figures.range')}
        chosen={figure}
        onChoose={(id) => set({ figure: id === 'count' ? undefined : id })}
      />
      {chart ? (
        <Histogram
          chart={chart}
          figure={figure}
          level={level}
          what={what}
          selected={selected}
          onSelect={select}
          onZoom={(from, to) => set({ range: writeRange(from, to), ...done })}
          onFilter={(from, to) => set({ filters: [...(search.filters ?? []), ...timeFilters(from, to)], ...done })}
          onCompare={level === 'threads' ? undefined : () => set({ differs: 'brush' })}
        />
      ) : (
        <div className="hist empty">
          {failed && (
            <p className="t3">
              {t('figures.failed')}{' '}
              <RetryButton className="btn ghost sm" />
            </p>
          )}
        </div>
      )}
    </>
  )
})
