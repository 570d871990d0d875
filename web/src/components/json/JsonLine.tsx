import { ChevronDown, ChevronRight } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { JsonLine as Line } from '../../lib/json'
import { Icon } from '../Icon'
import { JsonValue } from './JsonValue'
import { Marked } from './Marked'

interface Props {
  line: Line
  shift: number
  find: string
  current: boolean
  onToggle: (line: Line) => void
  onKey: (line: Line, anchor: HTMLElement) => void
}

/** One line of a value: twist, key, value or bracket. */
export function JsonLine({ line, shift, find, current, onToggle, onKey }: Props) {
  const { t } = useTranslation()
  const close = line.bracket === '[' ? ']' : '}'
  const foldable = line.kind === 'open' && (line.size ?? 0) > 0
  const name = line.key ?? (line.index === undefined ? '' : String(line.index))
  return (
    <span className={`ln ${current ? 'found' : ''}`} style={{ '--d': line.depth - shift } as CSSProperties}>
      {foldable && (
        <button
          className="twist"
          aria-expanded={!line.folded}
          aria-label={t(line.folded ? 'json.expand' : 'json.collapse', { name })}
          onClick={() => onToggle(line)}
        >
          <Icon of={line.folded ? ChevronRight : ChevronDown} size={12} />
        </button>
      )}
      {name !== '' && (
        <>
          <button
            className={line.key === undefined ? 'key ix' : 'key'}
            title={line.path}
            aria-haspopup="menu"
            onClick={(event) => onKey(line, event.currentTarget)}
          >
            {line.key === undefined ? name : <Marked text={name} find={find} />}
          </button>
          <span className="p">: </span>
        </>
      )}
      {line.kind === 'value' && <JsonValue value={line.value ?? null} find={find} />}
      {line.kind === 'close' && <span className="p">{close}</span>}
      {line.kind === 'open' && (
        <span className="p">
          {line.bracket}
          {line.folded && (
            <button className="fold" onClick={() => onToggle(line)}>
              {t(line.bracket === '[' ? 'json.items' : 'json.keys', { count: line.size })}
            </button>
          )}
          {(line.folded || line.size === 0) && close}
        </span>
      )}
    </span>
  )
}
