import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'

/** What a whole dashboard can be split by. */
const SPLITS = ['model', 'name', 'environment', 'tags', 'prompt', 'error_type']

/** What all cards are split by that can be and have no split of their own. */
export function SplitMenu({ by, onChange }: { by: string | undefined; onChange: (by: string | undefined) => void }) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger className="btn">
        <span className="t2">{t('dashboards.breakdown')}</span>
        <span className={by ? 'dbyon' : undefined}>{t(by ? `dashboards.fields.${by}` : 'dashboards.none')}</span>
        <Icon of={ChevronDown} size={12} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="pop menu" align="start" sideOffset={4}>
          <Menu.RadioGroup value={by ?? ''} onValueChange={(next) => onChange(next || undefined)}>
            {['', ...SPLITS].map((field) => (
              <Menu.RadioItem key={field} value={field} className="mi">
                <span className="grow">{t(field ? `dashboards.fields.${field}` : 'dashboards.none')}</span>
                <Menu.ItemIndicator>
                  <Icon of={Check} size={14} />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
