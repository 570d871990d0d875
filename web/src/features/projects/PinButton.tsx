import { Star } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'

/** The star before a project. */
export function PinButton({ name, pinned, onToggle }: { name: string; pinned: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      className={`ibtn sm ppin ${pinned ? 'on' : ''}`}
      aria-pressed={pinned}
      aria-label={t('projects.pin', { name })}
      title={`${t(pinned ? 'projects.unpinIt' : 'projects.pinIt')}  P`}
      onClick={(event) => {
        // A click on the star is not one on its row.
        event.preventDefault()
        event.stopPropagation()
        onToggle()
      }}
    >
      <Icon of={Star} size={14} />
    </button>
  )
}
