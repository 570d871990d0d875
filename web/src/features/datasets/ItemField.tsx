import { Undo2 } from 'lucide-react'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { editText, readText } from './itemData'
import { FieldMedia } from './media/FieldMedia'

interface Props {
  name: string
  value: unknown
  fixed: boolean
  changed: boolean
  onUndo: (() => void) | undefined
  onChange: (value: unknown) => void
  children?: ReactNode
}

const MOST_ROWS = 14

/** One field of an item; what is typed is kept when the field is left. */
export function ItemField({ name, value, fixed, changed, onUndo, onChange, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(() => editText(value))
  useEffect(() => setText(editText(value)), [value])
  const read = readText(text, value)
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
  const keep = () => {
    if (read && text !== editText(value)) onChange(read.value)
  }
  return (
    <div className="dsfield">
      <header>
        <label htmlFor={id} className="w5">
          {name}
        </label>
        <span className="t3 fs12">{t(`datasets.kinds.${kind}`, kind)}</span>
        <span className="grow" />
        {changed && <span className="badge warn">{t('datasets.states.changed')}</span>}
        {onUndo && (
          <button className="btn ghost sm" onClick={onUndo}>
            <Icon of={Undo2} size={14} />
            {t('common.undo')}
          </button>
        )}
      </header>
      <FieldMedia value={value} />
      {typeof value === 'string' && value.startsWith('data:') ? null : (
        <textarea
          id={id}
          className={`area ${kind === 'string' || kind === 'undefined' ? '' : 'mono'}`}
          readOnly={fixed}
          value={text}
          rows={Math.min(MOST_ROWS, Math.max(1, text.split('\n').length, Math.ceil(text.length / 52)))}
          aria-invalid={read ? undefined : true}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.stopPropagation()
              keep()
            }
          }}
        />
      )}
      {!read && <p className="bad fs12">{t('datasets.notJson')}</p>}
      {children}
    </div>
  )
}
