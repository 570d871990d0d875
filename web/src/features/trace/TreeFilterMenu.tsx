import * as Popover from '@radix-ui/react-popover'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { SpanType } from '../../api/types'
import { Checkbox } from '../../components/form/Checkbox'
import { Icon, TypeBadge } from '../../components/Icon'
import * as f from '../../lib/format'
import type { SpanTree } from '../../lib/tree'
import { NO_TREE_FILTERS } from '../../lib/treeFilters'
import { NODE_FIELDS, type NodeFields } from './nodeFields'
import type { TreeRows } from './useTreeRows'

const TYPES: SpanType[] = ['general', 'llm', 'tool', 'guardrail']
const STEPS = [100, 1000, 10_000, 60_000]

/** Narrows the tree (type, errors, slow, cost) and chooses what stands beside a span. */
export function TreeFilterMenu({ tree, rows, fields, onFields }: { tree: SpanTree; rows: TreeRows; fields: NodeFields; onFields: (fields: NodeFields) => void }) {
  const { t } = useTranslation()
  const { filters, setFilters, filterCount } = rows
  const counts = new Map<SpanType, number>()
  for (const node of tree.nodes) counts.set(node.type, (counts.get(node.type) ?? 0) + 1)
  const types = TYPES.filter((type) => counts.has(type))
  const steps = STEPS.includes(filters.slow ?? 100) ? STEPS : [...STEPS, filters.slow!].sort((a, b) => a - b)
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`ibtn sm ${filterCount > 0 ? 'set' : ''}`}
        aria-label={filterCount > 0 ? t('trace.filtersOn', { count: filterCount }) : t('trace.filters')}
        title={t('trace.filters')}
      >
        <Icon of={SlidersHorizontal} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop treepop" align="end" sideOffset={4} aria-label={t('trace.filters')}>
          <fieldset>
            <legend>{t('trace.onlyTypes')}</legend>
            {types.map((type) => (
              <Checkbox
                key={type}
                on={filters.types.includes(type)}
                onChange={(on) => setFilters({ ...filters, types: on ? [...filters.types, type] : filters.types.filter((each) => each !== type) })}
              >
                <TypeBadge type={type} /> {type} <small className="t3 num">{f.count(counts.get(type))}</small>
              </Checkbox>
            ))}
          </fieldset>
          <fieldset>
            <legend>{t('trace.onlyThose')}</legend>
            <Checkbox on={filters.errors} disabled={tree.errors === 0 && !filters.errors} onChange={(errors) => setFilters({ ...filters, errors })}>
              {t('trace.withErrors')} <small className="t3 num">{f.count(tree.errors)}</small>
            </Checkbox>
            <Checkbox on={filters.cost} onChange={(cost) => setFilters({ ...filters, cost })}>
              {t('trace.withCost')}
            </Checkbox>
            {filters.name !== null && (
              <Checkbox on onChange={() => setFilters({ ...filters, name: null })}>
                {t('trace.named', { name: filters.name })}
              </Checkbox>
            )}
            <label className="row slow">
              <span className="grow">{t('trace.slowerThan')}</span>
              <select
                className="select sm"
                value={filters.slow ?? ''}
                onChange={(event) => setFilters({ ...filters, slow: event.target.value ? Number(event.target.value) : null })}
              >
                <option value="">{t('trace.anyDuration')}</option>
                {steps.map((ms) => (
                  <option key={ms} value={ms}>
                    {f.durationSummary(ms)}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
          <fieldset>
            <legend>{t('trace.besideSpans')}</legend>
            {NODE_FIELDS.map((field) => (
              <Checkbox key={field} on={fields[field]} onChange={(on) => onFields({ ...fields, [field]: on })}>
                {t(`trace.fields.${field}`)}
              </Checkbox>
            ))}
          </fieldset>
          {rows.internal > 0 && (
            <fieldset>
              <Checkbox on={!rows.hideInternal} onChange={rows.toggleInternal}>
                {t('trace.internal')} <small className="t3 num">{f.count(rows.internal)}</small>
              </Checkbox>
            </fieldset>
          )}
          {filterCount > 0 && (
            <button className="btn sm" onClick={() => setFilters(NO_TREE_FILTERS)}>
              {t('trace.clearFilters')}
            </button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
