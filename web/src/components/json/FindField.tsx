import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { Icon } from '../Icon'

interface Props {
  text: string
  hits: number
  at: number
  onText: (text: string) => void
  onMove: (by: number) => void
  onClose: () => void
}

/** Search inside what is shown: Enter goes on, Shift Enter back, Escape ends. */
export function FindField({ text, hits, at, onText, onMove, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <span className="input quiet sm findin">
      <input
        autoFocus
        aria-label={t('json.findText')}
        placeholder={t('json.findText')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onMove(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {text.trim() !== '' && (
        <span className="t3 fs11 num nowrap">{hits === 0 ? t('json.none') : t('json.place', { at: f.count(at + 1), total: f.count(hits) })}</span>
      )}
      <button className="ibtn sm" aria-label={t('json.previous')} disabled={hits === 0} onClick={() => onMove(-1)}>
        <Icon of={ChevronUp} size={12} />
      </button>
      <button className="ibtn sm" aria-label={t('json.next')} disabled={hits === 0} onClick={() => onMove(1)}>
        <Icon of={ChevronDown} size={12} />
      </button>
      <button className="ibtn sm" aria-label={t('common.close')} onClick={onClose}>
        <Icon of={X} size={12} />
      </button>
    </span>
  )
}
