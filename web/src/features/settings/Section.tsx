import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { RetryButton } from '../../components/RetryButton'
import type { SettingsTab } from './tabs'

interface Props {
  id: SettingsTab
  note?: string
  onAdd?: () => void
  /** Another button in its head. */
  action?: ReactNode
  error?: unknown
  children: ReactNode
}

/** Lines under hairlines; no cards. */
export function Section({ id, note, onAdd, action, error, children }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  return (
    <section className="set-sec" id={id} data-testid={id === 'ai-provider' ? 'ai-providers-tabpanel' : undefined} aria-labelledby={`${id}-title`}>
      <header>
        <h2 className="h3" id={`${id}-title`}>
          {t(`settings.tabs.${id}`)}
        </h2>
        <span className="t3 fs12 trunc grow">{note}</span>
        {action}
        {onAdd && (
          <button className="btn sm" onClick={onAdd} aria-label={t(`settings.add.${id}`)}>
            <Icon of={Plus} size={12} />
            {t('common.add')}
          </button>
        )}
      </header>
      {error ? (
        <p className="err set-empty">
          {errorText(error)} <RetryButton className="btn sm" />
        </p>
      ) : (
        children
      )}
    </section>
  )
}
