import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace, request } from '../../api/client'
import type { Filter } from '../../api/types'
import type { FilterState } from '../../components/filters/filterState'
import { Icon } from '../../components/Icon'

const UNTAGGED = ''
const isEnvironment = (filter: Filter): boolean => filter.field === 'environment' && (filter.operator === '=' || filter.operator === 'is_empty')

/** One environment at a click. It is the filter of that field, so that links, views and Back know it. */
export function EnvironmentPicker({ state }: { state: FilterState }) {
  const { t } = useTranslation()
  const found = useQuery({
    queryKey: ['environments', currentWorkspace(), 'picker'],
    queryFn: ({ signal }) => request('/environments', { signal }).then((page) => page.content),
    staleTime: 60_000,
  })
  const filters = state.filters ?? []
  const now = filters.find(isEnvironment)
  const chosen = now === undefined ? undefined : now.operator === 'is_empty' ? UNTAGGED : now.value
  const known = [...(found.data ?? [])].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
  if (known.length === 0 && chosen === undefined) return null
  const color = (name: string) => known.find((each) => each.name === name)?.color ?? 'var(--text-3)'
  const choose = (name: string | undefined) => {
    const others = filters.filter((filter) => !isEnvironment(filter))
    const next: Filter[] =
      name === undefined
        ? others
        : [...others, name === UNTAGGED ? { field: 'environment', operator: 'is_empty', value: '' } : { field: 'environment', operator: '=', value: name }]
    state.set({ filters: next.length > 0 ? next : undefined })
  }
  const line = (name: string | undefined, text: string) => (
    <Menu.Item key={text} className="mi" role="menuitemradio" aria-checked={chosen === name} onSelect={() => choose(name)}>
      <span className="dot" style={{ background: name ? color(name) : undefined, visibility: name ? undefined : 'hidden' }} />
      <span className="grow">{text}</span>
      {chosen === name && <Icon of={Check} size={14} />}
    </Menu.Item>
  )
  return (
    <Menu.Root>
      <Menu.Trigger className="btn" title={t('rows.env')}>
        {chosen ? <span className="dot" style={{ background: color(chosen) }} /> : null}
        {chosen === undefined ? t('rows.anyEnv') : chosen === UNTAGGED ? t('rows.noEnv') : chosen}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {line(undefined, t('rows.anyEnv'))}
          {line(UNTAGGED, t('rows.noEnv'))}
          <Menu.Separator />
          {known.map((each) => line(each.name, each.name))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
