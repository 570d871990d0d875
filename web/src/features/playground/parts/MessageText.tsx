import { diffWordsWithSpace } from 'diff'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import { pieces } from '../../prompts/template'
import { PathOffer, usePathOffer } from './PathOffer'

interface Props {
  value: string
  label: string
  placeholder?: string
  /** The same message of variant A: words that were added to it are marked. */
  base?: string | undefined
  /** Fields of the dataset. */
  paths?: string[]
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** Beyond this many characters words are not compared while typing. */
const MOST_COMPARED = 6000

/** Text with its variables marked while it is typed: the field lies, with transparent letters, over the same text drawn. After `{{` the fields of the dataset are offered. */
export function MessageText({ value, label, placeholder, base, paths = NO_PATHS, onChange, onKeyDown }: Props) {
  const drawn = useMemo(() => draw(value, base), [value, base])
  const field = useRef<HTMLTextAreaElement>(null)
  const offer = usePathOffer(field, value, paths, onChange)
  return (
    <div className="mtext">
      <div className="drawn" aria-hidden="true">
        {drawn}
        {/* A last empty line has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        aria-autocomplete={paths.length > 0 ? 'list' : undefined}
        aria-controls={offer.list.length > 0 ? offer.id : undefined}
        aria-activedescendant={offer.list.length > 0 ? `${offer.id}-${offer.at}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          offer.look(event.target)
        }}
        onKeyDown={(event) => {
          if (!offer.onKey(event)) onKeyDown?.(event)
        }}
        onBlur={offer.close}
      />
      <PathOffer offer={offer} />
    </div>
  )
}

const NO_PATHS: string[] = []

function draw(value: string, base: string | undefined) {
  const parts = base && base !== value && value.length + base.length < MOST_COMPARED ? diffWordsWithSpace(base, value).filter((part) => !part.removed) : [{ value, added: false }]
  return parts.map((part, index) => {
    const inner = pieces(part.value).map((piece, at) =>
      piece.place ? (
        <span className="pvar" key={at}>
          {piece.text}
        </span>
      ) : (
        piece.text
      ),
    )
    return part.added ? <ins key={index}>{inner}</ins> : <span key={index}>{inner}</span>
  })
}
