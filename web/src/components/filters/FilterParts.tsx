import { useState } from 'react'
import type { Filter } from '../../api/types'
import { joinOr } from '../../lib/filterGroups'
import { FilterChip } from './FilterChip'
import { FilterGroup } from './FilterGroup'
import type { FilterState } from './filterState'
import { Joiner } from './Joiner'

const DRAGGED = 'application/x-opik-filter'

/** The parts of a filter with what joins them: a click on `and`, or dragging one part onto another, makes them alternatives. */
export function FilterParts({ state }: { state: FilterState }) {
  const filters = state.filters ?? []
  const [over, setOver] = useState(-1)
  const set = (next: Filter[]) => state.set({ filters: next.length > 0 ? next : undefined })
  const replace = (index: number, next: Filter[]) => set(filters.flatMap((each, i) => (i === index ? next : each)))
  return filters.map((filter, index) => (
    <span
      key={`${filter.field}${filter.key ?? ''}${index}`}
      className={`fpart ${over === index ? 'over' : ''}`}
      draggable={state.groups && filters.length > 1}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(index))}
      onDragOver={(event) => {
        if (!state.groups || !event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(index)
      }}
      onDragLeave={() => setOver(-1)}
      onDrop={(event) => {
        setOver(-1)
        const from = event.dataTransfer.getData(DRAGGED)
        if (from !== '') set(joinOr(filters, index, Number(from)))
      }}
    >
      {state.groups && index > 0 && <Joiner word="and" onTurn={() => set(joinOr(filters, index - 1, index))} />}
      {filter.any ? (
        <FilterGroup group={filter} state={state} onChange={(next) => replace(index, next)} />
      ) : (
        <FilterChip filter={filter} state={state} onChange={(next) => replace(index, [next])} onRemove={() => replace(index, [])} />
      )}
    </span>
  ))
}
