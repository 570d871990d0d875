import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Filter } from '../../api/types'
import { Icon } from '../../components/Icon'
import type { LogsState } from './useLogsState'

const EVERY = 'all'
const SOURCES = ['sdk', 'playground', 'experiment', 'optimization', 'evaluator']

const isSource = ({ field, operator }: Filter): boolean => field === 'source' && operator === '='

/** Whose runs are shown: everything, until one source is chosen; the choice is a filter like those of the bar. */
export function SourcePicker({ state }: { state: LogsState }) {
  const { t } = useTranslation()
  const { search, set } = state
  const chosen = search.filters?.find(isSource)?.value ?? EVERY
  const choose = (source: string) => {
    const others = (search.filters ?? []).filter((filter) => !isSource(filter))
    const next = source === EVERY ? others : [...others, { field: 'source', operator: '=', value: source }]
    set({ filters: next.length > 0 ? next : undefined })
  }
  const line = (source: string) => (
    <Menu.Item key={source} className="mi" role="menuitemradio" aria-checked={chosen === source} onSelect={() => choose(source)}>
      <span className="grow">{t(`logs.sources.${source}`)}</span>
      {chosen === source && <Icon of={Check} size={14} />}
    </Menu.Item>
  )
  return (
    <Menu.Root>
      <Menu.Trigger className="btn" title={t('filter.fields.source')}>
        {t(`logs.sources.${chosen}`, chosen)}
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="end" sideOffset={4}>
          {line(EVERY)}
          <Menu.Separator />
          {SOURCES.map(line)}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
