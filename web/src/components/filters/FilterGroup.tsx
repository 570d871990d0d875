import { Fragment } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { changeIn, joinAnd, splitOr } from '../../lib/filterGroups'
import { FilterChip } from './FilterChip'
import type { FilterState } from './filterState'
import { Joiner } from './Joiner'
import { useFilterText } from './useFilterText'

/** Alternatives in a frame: chips as elsewhere, `or` between them, `and` inside one. `onChange` gets what stands in its place. */
export function FilterGroup({ group, state, onChange }: { group: Filter; state: FilterState; onChange: (next: Filter[]) => void }) {
  const { t } = useTranslation()
  const textOf = useFilterText(state.fields)
  const alternatives = group.any ?? []
  return (
    <span className="fgrp" role="group" aria-label={t('filter.groupOf', { text: textOf(group).name })}>
      {alternatives.map((conditions, i) => (
        <Fragment key={i}>
          {i > 0 && <Joiner word="or" onTurn={() => onChange(joinAnd(group, i - 1))} />}
          <span className={conditions.length > 1 ? 'fall' : 'fone'}>
            {conditions.map((filter, j) => (
              <Fragment key={`${filter.field}${j}`}>
                {j > 0 && <Joiner word="and" onTurn={() => onChange(splitOr(group, i, j - 1))} />}
                <FilterChip filter={filter} state={state} onChange={(next) => onChange(changeIn(group, i, j, next))} onRemove={() => onChange(changeIn(group, i, j, undefined))} />
              </Fragment>
            ))}
          </span>
        </Fragment>
      ))}
    </span>
  )
}
