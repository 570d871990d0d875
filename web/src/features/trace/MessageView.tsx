import { Bot, ChevronDown, ChevronRight, Settings2, User, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorGlyph, Icon, TypeGlyph } from '../../components/Icon'
import * as f from '../../lib/format'
import type { Message } from '../../lib/messages'
import type { SpanTree } from '../../lib/tree'
import { MessagePart } from './MessagePart'
import { gist } from './MessageList'

/** Ends that say nothing: the model was done, or wants a tool. */
const NORMAL = /^(stop|end_turn|STOP|tool_calls|tool_call|tool_use|tool-calls|stop_sequence|completed|COMPLETE)$/

interface Props {
  index: number
  message: Message
  /** Names of tools by the id of their call. */
  names: Map<string, string>
  tokens: number | undefined
  answer: boolean
  /** The prompt of the library that the system text came of. */
  prompt?: string | undefined
  tree: SpanTree | null
  onSelect: (id: string) => void
}

export function MessageView({ index, message, names, tokens, answer, prompt, tree, onSelect }: Props) {
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
  return (
    <article className="msg" data-message={`${message.role}-${index}`}>
      <header>
        {folding ? (
          <button className="foldhead" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon of={open ? ChevronDown : ChevronRight} size={14} />
            <b>{t(`messages.${message.role}`)}</b>
          </button>
        ) : (
          <>
            <span className={failed ? 'err' : answer ? 'acc' : 't3'}>
              <Sign role={message.role} />
            </span>
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
        {folding && prompt && <span>{t('trace.fromPrompt', { name: prompt })}</span>}
        {folding && !open && !prompt && <span className="trunc grow fold1">{gist(message)}</span>}
        <span className="grow" />
        {message.finish && !NORMAL.test(message.finish) && <span className="wrn">{t('messages.finish', { reason: message.finish })}</span>}
        {tokens !== undefined && <span className="num nowrap">{t('messages.tokens', { n: f.count(tokens) })}</span>}
      </header>
      {open && (
        <div className="tx">
          {message.parts.map((part, i) => (
            <MessagePart key={i} part={part} tree={tree} onSelect={onSelect} />
          ))}
        </div>
      )}
    </article>
  )
}

function Sign({ role }: { role: Message['role'] }) {
  if (role === 'assistant') return <TypeGlyph type="llm" />
  return <Icon of={role === 'user' ? User : role === 'tool' ? Wrench : role === 'system' ? Settings2 : Bot} size={14} />
}
