import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { figuresQuery } from '../../api/logs'
import type { ListParams } from '../../api/runs'
import type { Level } from '../../api/types'
import { store, stored } from '../../lib/storage'
import { headText, isMeasured, nextMeasure, type Measures } from './headFigures'

/** What the heads say about all rows that match; undefined: they say nothing. `on`: the rows are there, which come first. */
export function useHeadFigures(level: Level, params: ListParams, wanted: boolean, on: boolean): ((column: string) => ReactNode) | undefined {
  const { t } = useTranslation()
  // The same question as that of the key figures, asked once and refreshed with them.
  const totals = useQuery({ ...figuresQuery(level, params), placeholderData: keepPreviousData, enabled: wanted && on })
  const [measures, setMeasures] = useState<Measures>(() => stored('head-measures', {}))
  const now = totals.data?.current
  const figureOf = useCallback(
    (column: string): ReactNode => {
      const head = now && headText(column, now, measures)
      if (!head) return null
      const { measure, text, about } = head
      const said = (
        <>
          <span className="hm">{t(`logs.heads.${measure}`)}</span> {about && '≈'}
          {text}
        </>
      )
      if (!isMeasured(column)) return <span title={t(`logs.heads.of.${measure}`)}>{said}</span>
      const next = nextMeasure(column, measures)
      const title = t('logs.heads.next', { what: t(`logs.heads.of.${measure}`), next: t(`logs.heads.${next}`) })
      const choose = () => {
        const chosen = { ...measures, [column]: next }
        store('head-measures', chosen)
        setMeasures(chosen)
      }
      return (
        <button title={title} aria-label={`${t(`cols.${column}`)}: ${t(`logs.heads.${measure}`)} ${about ? '≈' : ''}${text}. ${title}`} onClick={choose}>
          {said}
        </button>
      )
    },
    [now, measures, t],
  )
  return wanted ? figureOf : undefined
}
