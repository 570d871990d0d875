import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../components/Icon'
import { chosenSource, EVERY_SOURCE, withSource } from './sources'
import type { LogsState } from './useLogsState'

export const SOURCES = ['sdk', 'playground', 'experiment', 'optimization', 'evaluator']

/** Whose runs are shown: those of SDKs, unless others are asked for here. Links, views and Back know the choice. */
export function SourcePicker({ state }: { state: LogsState }) {
  const { t } = useTranslation()
  const { search, set } = state
  const chosen = chosenSource(search)
  const line = (source: string) => (
    <Menu.Item key={source} className="mi" role="menuitemradio" aria-checked={chosen === source} onSelect={() => set(withSource(search.filters, source))}>
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
          {SOURCES.slice(0, 1).map(line)}
          {line(EVERY_SOURCE)}
          <Menu.Separator />
          {SOURCES.slice(1).map(line)}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
