import * as Popover from '@radix-ui/react-popover'
import { Layers, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { MOST_GROUPS } from '../search'

/** What experiments are grouped by, in order: chips that can go, and a menu of what is left. */
export function GroupMenu({ groups, config, onChange }: { groups: string[]; config: string[]; onChange: (groups: string[]) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [path, setPath] = useState('')
  const name = (group: string) => (group === 'dataset_id' ? t('experiments.dataset') : group === 'tags' ? t('experiments.tags') : group.slice('metadata.'.length))
  const left = ['dataset_id', 'tags', ...config.map((key) => `metadata.${key}`)].filter((each) => !groups.includes(each))
  const add = (group: string) => {
    onChange([...groups, group])
    setPath('')
    setOpen(false)
  }
  return (
    <>
      {groups.map((group) => (
        <span className="chip" key={group}>
          <span className="f">{t('experiments.by')}</span>
          <span className="v">{name(group)}</span>
          <button className="x" aria-label={t('experiments.ungroup', { name: name(group) })} onClick={() => onChange(groups.filter((each) => each !== group))}>
            <Icon of={X} size={12} />
          </button>
        </span>
      ))}
      {groups.length < MOST_GROUPS && (
        <Popover.Root open={open} onOpenChange={setOpen}>
          <Popover.Trigger className="btn ghost sm" aria-label={t('experiments.groupBy')}>
            <Icon of={groups.length === 0 ? Layers : Plus} size={14} />
            {groups.length === 0 && <span className="opt">{t('experiments.groupBy')}</span>}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content className="pop menu addx" align="end" sideOffset={4} aria-label={t('experiments.groupBy')}>
              <ul>
                {left.map((group) => (
                  <li key={group}>
                    <button className="mi" onClick={() => add(group)}>
                      <span className="trunc grow">{name(group)}</span>
                      {group.startsWith('metadata.') && <span className="t3 fs12">{t('experiments.config')}</span>}
                    </button>
                  </li>
                ))}
              </ul>
              <form
                className="input sm quiet"
                onSubmit={(event) => {
                  event.preventDefault()
                  const key = path.trim()
                  if (key && !groups.includes(`metadata.${key}`)) add(`metadata.${key}`)
                }}
              >
                <input className="mono" aria-label={t('experiments.configPath')} placeholder={t('experiments.configPath')} value={path} onChange={(event) => setPath(event.target.value)} />
              </form>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </>
  )
}
