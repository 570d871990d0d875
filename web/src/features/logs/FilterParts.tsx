import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { partsQuery, type FilterPart } from '../../api/logs'
import { useFilterText } from '../../components/filters/useFilterText'
import * as f from '../../lib/format'
import type { LogsState } from './useLogsState'

/** A filter that leaves nothing says which part removes most: what would be there without each, one click away. */
export function FilterParts({ state, what }: { state: LogsState; what: string }) {
  const { t } = useTranslation()
  const { level, params, search, set } = state
  const text = useFilterText(state.filtering.fields)
  const answer = useQuery(partsQuery(level, params))
  const parts = (answer.data ?? []).filter((each) => each.without > 0).sort((a, b) => b.without - a.without)
  if (parts.length === 0) return null
  const filters = search.filters ?? []

  const name = ({ part, index = -1 }: FilterPart): string => {
    if (part !== 'filter') return t(part === 'search' ? 'figures.withoutSearch' : 'figures.withoutRange')
    const filter = filters[index]
    if (!filter) return t('figures.withoutView', { name: t('logs.errorsView') })
    const { name, operator, value } = text(filter)
    return `${name} ${operator} ${value}`.trim()
  }
  const remove = ({ part, index = -1 }: FilterPart) => {
    if (part === 'search') set({ search: undefined })
    else if (part === 'range') set({ range: 'all' })
    else if (index < filters.length) set({ filters: filters.length > 1 ? filters.filter((_, i) => i !== index) : undefined })
    else set({ view: undefined })
  }
  return (
    <ul className="fparts" aria-label={t('figures.parts')}>
      {parts.map((each) => (
        <li key={`${each.part}${each.index}`}>
          <button className="btn ghost sm" onClick={() => remove(each)}>
            <span className="trunc">{t('figures.without', { part: name(each) })}</span>
            <span className="t3 num nowrap">
              {each.estimated && '≈ '}
              {f.count(each.without)} {what}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
