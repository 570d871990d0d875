import { Link } from '@tanstack/react-router'
import { ListFilter, ListX } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Difference } from '../../api/logs'
import type { Filter } from '../../api/types'
import { Icon } from '../../components/Icon'
import * as f from '../../lib/format'
import type { LogsState } from '../logs/useLogsState'
import { filterOf, spansOf } from './selection'

const FINITE = 100
const LEAST_P = 1e-12

/** One value: its share on both sides, how many times more frequent, and what can be done with it. */
export function DifferenceRow({ value, state }: { value: Difference; state: LogsState }) {
  const { t } = useTranslation()
  const { search, level, set } = state
  const name = t(`differs.fields.${value.field}`, value.field) + (value.key ? ` ${value.key}` : '')
  const into = filterOf(value, level, false)
  const out = filterOf(value, level, true)
  const spans = spansOf(value, level)
  const add = (filter: Filter) => set({ filters: [...(search.filters ?? []), filter], differs: undefined, brush: undefined })
  return (
    <li className="df">
      <div className="row">
        <span className="t3 fs12 nowrap">{name}</span>
        <span className="w5 trunc grow" title={value.value}>
          {value.value}
        </span>
        <span
          className="num w5 nowrap"
          title={t('differs.liftHint', { n: f.count(Math.round(value.lift)), p: value.p < LEAST_P ? '<10⁻¹²' : value.p.toExponential(1) })}
        >
          {value.rest === 0 ? t('differs.only') : t('differs.times', { n: value.lift >= FINITE ? f.count(Math.round(value.lift)) : value.lift.toFixed(1) })}
        </span>
        <span className="acts">
          {into && (
            <button className="ibtn sm" aria-label={t('differs.filter', { name, value: value.value })} title={t('differs.filter', { name, value: value.value })} onClick={() => add(into)}>
              <Icon of={ListFilter} size={14} />
            </button>
          )}
          {out && (
            <button className="ibtn sm" aria-label={t('differs.exclude', { name, value: value.value })} title={t('differs.exclude', { name, value: value.value })} onClick={() => add(out)}>
              <Icon of={ListX} size={14} />
            </button>
          )}
          {spans && (
            <Link
              className="ibtn sm"
              to="."
              search={{ logsType: 'spans' as const, filters: spans, range: search.range }}
              aria-label={`${t('differs.spans')}: ${name} ${value.value}`}
              title={t('differs.spans')}
            >
              <Icon of={ListFilter} size={14} />
            </Link>
          )}
        </span>
      </div>
      <Share of={value.selected} className="sel" name={t('differs.selection')} />
      <Share of={value.rest} className="rest" name={t('differs.rest')} />
    </li>
  )
}

function Share({ of, className, name }: { of: number; className: string; name: string }) {
  return (
    <div className="dfs">
      <span className="dfb" aria-hidden="true">
        <i className={className} style={{ width: `${of * 100}%` }} />
      </span>
      <span className="num fs12 t2">
        <span className="sr">{name} </span>
        {f.share(of)}
      </span>
    </div>
  )
}
