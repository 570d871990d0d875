import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { describe, type Field } from '../../lib/filters'

/** The name people read for a field. */
export function useFieldName(): (field: Pick<Field, 'field' | 'label'>) => string {
  const { t } = useTranslation()
  return (field) => (field.label ? t(field.label) : t(`filter.fields.${field.field.replaceAll('.', '_')}`, field.field))
}

/** The parts of a chip in words. */
export function useFilterText(fields: Field[]): (filter: Filter) => { name: string; operator: string; value: string } {
  const { t } = useTranslation()
  const fieldName = useFieldName()
  const textOf = (filter: Filter): { name: string; operator: string; value: string } => {
    if (filter.any) {
      const words = (each: Filter) => Object.values(textOf(each)).filter(Boolean).join(' ')
      const name = filter.any.map((all) => (all.length > 1 ? `(${all.map(words).join(` ${t('filter.and')} `)})` : all.map(words).join(''))).join(` ${t('filter.or')} `)
      return { name, operator: '', value: '' }
    }
    const parts = describe(filter, fields)
    const name = fieldName(fields.find((each) => each.field === filter.field) ?? { field: filter.field })
    return { name: parts.key ? `${name} ${parts.key}` : name, operator: parts.sign ?? t(`filter.${parts.word}`), value: parts.value }
  }
  return textOf
}
