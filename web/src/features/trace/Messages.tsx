import { Bot, ChevronDown, ChevronRight, Settings2, User, Wrench } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorGlyph, Icon, TypeBadge, TypeGlyph } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import { Markdown } from '../../components/Markdown'
import * as f from '../../lib/format'
import type { Conversation, Message, Part } from '../../lib/messages'
import type { SpanTree } from '../../lib/tree'

const LONG = 6000
/** Above this many messages the earlier ones are folded into one line. */
const MOST = 60

interface Props {
  conversation: Conversation
  usage: Record<string, number> | undefined
  tree: SpanTree | null
  onSelect: (id: string) => void
}

/** What was said. No coloured balloons: role, meta and a hairline; the system text is folded. */
export function Messages({ conversation, usage, tree, onSelect }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { messages, inputCount } = conversation
  const hidden = all ? 0 : Math.max(0, messages.length - MOST)
  const names = new Map<string, string>()
  for (const message of messages) for (const part of message.parts) if (part.kind === 'call' && part.id) names.set(part.id, part.name)
  return (
    <section className="msgs">
      {hidden > 0 && (
        <button className="btn ghost sm earlier" onClick={() => setAll(true)}>
          {t('messages.hidden', { count: hidden })}
        </button>
      )}
      {messages.slice(hidden).map((message, i) => {
        const last = hidden + i === messages.length - 1 && hidden + i >= inputCount
        return (
          <One
            key={hidden + i}
            message={message}
            names={names}
            tokens={last ? usage?.completion_tokens : undefined}
            answer={last}
            tree={tree}
            onSelect={onSelect}
          />
        )
      })}
    </section>
  )
}

function One({
  message,
  names,
  tokens,
  answer,
  tree,
  onSelect,
}: {
  message: Message
  names: Map<string, string>
  tokens: number | undefined
  answer: boolean
  tree: SpanTree | null
  onSelect: (id: string) => void
}) {
  const { t } = useTranslation()
  const folding = message.role === 'system' || message.role === 'developer'
  const [open, setOpen] = useState(!folding)
  const calls = message.parts.filter((part) => part.kind === 'call').length
  const result = message.parts.find((part) => part.kind === 'result')
  const failed = result?.kind === 'result' && result.error
  const tool =
    message.role === 'tool'
      ? (message.name ?? (result?.kind === 'result' ? (result.name ?? names.get(result.id ?? '')) : undefined))
      : undefined
  const sign =
    message.role === 'user' ? (
      <Icon of={User} size={14} />
    ) : message.role === 'tool' ? (
      <Icon of={Wrench} size={14} />
    ) : folding ? (
      <Icon of={Settings2} size={14} />
    ) : message.role === 'assistant' ? (
      <TypeGlyph type="llm" />
    ) : (
      <Icon of={Bot} size={14} />
    )
  return (
    <article className="msg" data-trace-message-id={message.role}>
      <header>
        {folding ? (
          <button className="foldhead" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon of={open ? ChevronDown : ChevronRight} size={14} />
            <b>{t(`messages.${message.role}`)}</b>
          </button>
        ) : (
          <>
            <span className={failed ? 'err' : answer ? 'acc' : 't3'}>{sign}</span>
            <b>{t(`messages.${message.role}`)}</b>
          </>
        )}
        {tool && <span className="mono">{tool}</span>}
        {calls > 0 && <span>{t('messages.toolCalls', { count: calls })}</span>}
        {failed && (
          <span className="badge err">
            <ErrorGlyph size={12} />
            {t('messages.error')}
          </span>
        )}
        {folding && !open && <span className="trunc grow fold1">{firstLine(message)}</span>}
        <span className="grow" />
        {message.finish && !/^(stop|end_turn|STOP|tool_calls|tool_use|stop_sequence)$/.test(message.finish) && (
          <span className="wrn">{t('messages.finish', { reason: message.finish })}</span>
        )}
        {tokens !== undefined && <span className="num nowrap">{t('messages.tokens', { n: f.count(tokens) })}</span>}
      </header>
      {open && (
        <div className="tx">
          {message.parts.map((part, i) => (
            <PartView key={i} part={part} tree={tree} onSelect={onSelect} />
          ))}
        </div>
      )}
    </article>
  )
}

function firstLine(message: Message): string {
  const part = message.parts.find((each) => each.kind === 'text')
  return part?.kind === 'text' ? part.text.split('\n', 1)[0]! : ''
}

function PartView({ part, tree, onSelect }: { part: Part; tree: SpanTree | null; onSelect: (id: string) => void }): ReactNode {
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
    case 'call': {
      const span =
        tree?.nodes.find((node) => node.name === part.name && node.type === 'tool') ?? tree?.nodes.find((node) => node.name === part.name)
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
    case 'result':
      return typeof part.output === 'string' ? (
        <pre className="mono t2 result">{part.output}</pre>
      ) : (
        <JsonView value={part.output ?? null} name={part.name ?? t('messages.tool')} />
      )
    case 'image':
      return part.url.startsWith('data:image/') ? (
        <img className="inline" src={part.url} alt={t('messages.image')} />
      ) : (
        // Only what the server itself serves is loaded; another host's picture stays a link.
        <a className="acc" href={part.url} target="_blank" rel="noreferrer noopener">
          {t('messages.image')}
        </a>
      )
    default:
      return <JsonView value={part.value} name={t('json.name')} />
  }
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
