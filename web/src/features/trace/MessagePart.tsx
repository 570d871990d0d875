import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon, TypeBadge } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import { Markdown } from '../../components/Markdown'
import * as f from '../../lib/format'
import type { Part } from '../../lib/messages'
import type { SpanTree } from '../../lib/tree'
import { MediaView } from './MediaView'

const LONG = 6000

/** One part of a message: text, thoughts, a call, its result, a file. */
export function MessagePart({ part, tree, onSelect }: { part: Part; tree: SpanTree | null; onSelect: (id: string) => void }) {
  const { t } = useTranslation()
  switch (part.kind) {
    case 'text':
      return <Text text={part.text} />
    case 'thinking':
      return (
        <details className="thinking">
          <summary>{t('messages.thinking')}</summary>
          <Text text={part.text} />
        </details>
      )
    case 'call':
      return <Call part={part} tree={tree} onSelect={onSelect} />
    case 'result':
      return typeof part.output === 'string' ? (
        <pre className="mono t2 result">{part.output}</pre>
      ) : (
        <JsonView value={part.output ?? null} name={part.name ?? t('messages.tool')} />
      )
    case 'media':
      return <MediaView media={part.media} />
    default:
      return <JsonView value={part.value} name={t('json.name')} />
  }
}

function Call({ part, tree, onSelect }: { part: Extract<Part, { kind: 'call' }>; tree: SpanTree | null; onSelect: (id: string) => void }) {
  const { t } = useTranslation()
  const span = tree?.nodes.find((node) => node.name === part.name && node.type === 'tool') ?? tree?.nodes.find((node) => node.name === part.name)
  return (
    <div className="call">
      <div className="row ch">
        <TypeBadge type="tool" />
        <span className="mono w5">{part.name}</span>
        {part.id && <span className="t3 fs12 mono trunc">{part.id}</span>}
        <span className="grow" />
        {span && (
          <button className="btn ghost sm" onClick={() => onSelect(span.id)}>
            {t('messages.goToSpan')}
            <Icon of={ChevronRight} size={12} />
          </button>
        )}
      </div>
      {part.input !== undefined && part.input !== null && part.input !== '' && <JsonView value={part.input} name={part.name} />}
    </div>
  )
}

function Text({ text }: { text: string }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const cut = !whole && text.length > LONG + 500
  return (
    <>
      <Markdown text={cut ? `${text.slice(0, LONG)}…` : text} />
      {cut && (
        <button className="btn ghost sm" onClick={() => setWhole(true)}>
          {t('messages.showMore', { n: f.count(text.length) })}
        </button>
      )}
    </>
  )
}
