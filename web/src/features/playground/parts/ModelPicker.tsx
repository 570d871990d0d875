import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { providersQuery } from '../../settings/api'
import { providerKind } from '../../settings/providerKinds'
import { modelsQuery } from '../api'
import { modelGroups, shortModel } from '../models'

interface Props {
  letter: string
  model: string
  onChange: (model: string) => void
  onAddProvider: () => void
}

/** Models of the providers that the workspace has a key for; any other name may be typed. */
export function ModelPicker({ letter, model, onChange, onAddProvider }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const providers = useQuery(providersQuery())
  const models = useQuery({ ...modelsQuery(), enabled: open })
  const groups = useMemo(() => modelGroups(models.data ?? {}, providers.data ?? [], text), [models.data, providers.data, text])
  const choose = (name: string) => {
    onChange(name)
    setOpen(false)
    setText('')
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn sm mpick" aria-label={t('playground.modelOf', { letter, model: model || t('playground.chooseModel') })} title={model}>
        <span className={model ? 'mono trunc' : 't3'}>{model ? shortModel(model) : t('playground.chooseModel')}</span>
        <Icon of={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop pgpick" align="start" sideOffset={4} aria-label={t('playground.chooseModel')}>
          <input
            className="input"
            autoFocus
            aria-label={t('playground.searchModel')}
            placeholder={t('playground.searchModel')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && text.trim()) choose(groups[0]?.models[0]?.value ?? text.trim())
            }}
          />
          <div className="opts">
            {groups.map((group) => (
              <section key={group.provider} aria-label={providerKind(group.provider).label}>
                <h3 className="t3 fs12">{providerKind(group.provider).label}</h3>
                {group.models.map((each) => (
                  <button key={each.value} className={`mi ${each.value === model ? 'on' : ''}`} aria-pressed={each.value === model} onClick={() => choose(each.value)}>
                    <span className="mono trunc">{each.label}</span>
                    {each.reasoning && <span className="t3 fs12">{t('playground.reasons')}</span>}
                  </button>
                ))}
              </section>
            ))}
            {text.trim() && (
              <button className="mi" onClick={() => choose(text.trim())}>
                {t('playground.useName', { name: text.trim() })}
              </button>
            )}
            {groups.length === 0 && !text.trim() && <p className="t3 none">{models.isPending ? t('common.loading') : t('playground.noModels')}</p>}
          </div>
          <button
            className="mi"
            onClick={() => {
              setOpen(false)
              onAddProvider()
            }}
          >
            <Icon of={Plus} size={14} />
            {t('playground.addProvider')}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
