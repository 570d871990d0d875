import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../Icon'
import './form.css'

/** Tags: Enter or a comma adds, Backspace in the empty field removes the last. */
export function TagInput({ tags, label, id, onChange }: { tags: string[]; label: string; id?: string; onChange: (tags: string[]) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const add = () => {
    const tag = text.trim()
    if (tag && !tags.includes(tag)) onChange([...tags, tag])
    setText('')
  }
  return (
    <div className="input tagin">
      {tags.map((tag) => (
        <span className="tag" key={tag}>
          {tag}
          <button type="button" aria-label={`${t('common.remove')} ${tag}`} onClick={() => onChange(tags.filter((each) => each !== tag))}>
            <Icon of={X} size={12} />
          </button>
        </span>
      ))}
      <input
        id={id}
        aria-label={label}
        placeholder={t('common.newTag')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1))
        }}
      />
    </div>
  )
}
