import * as Popover from '@radix-ui/react-popover'
import { List } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { VirtualRows } from '../../components/json/VirtualRows'
import type { Conversation, Message } from '../../lib/messages'
import type { SpanTree } from '../../lib/tree'
import { MessageView } from './MessageView'

/** Above this many messages only those in view are drawn, and a jump list leads to the others. */
const PLAIN = 30
const EXPECTED_HEIGHT = 96

interface Props {
  conversation: Conversation
  usage: Record<string, number> | undefined
  /** The prompt of the library that this call was made with. */
  prompt?: string | undefined
  tree: SpanTree | null
  onSelect: (id: string) => void
}

/** What was said. No coloured balloons: role, meta and a hairline; the system text is folded. */
export function MessageList({ conversation, usage, prompt, tree, onSelect }: Props) {
  const { t } = useTranslation()
  const { messages, inputCount } = conversation
  const [at, setAt] = useState(-1)
  const names = useMemo(() => {
    const found = new Map<string, string>()
    for (const message of messages) for (const part of message.parts) if (part.kind === 'call' && part.id) found.set(part.id, part.name)
    return found
  }, [messages])
  const draw = (i: number) => {
    const answer = i === messages.length - 1 && i >= inputCount
    return (
      <MessageView
        key={i}
        index={i}
        message={messages[i]!}
        names={names}
        tokens={answer ? usage?.completion_tokens : undefined}
        answer={answer}
        prompt={prompt}
        tree={tree}
        onSelect={onSelect}
      />
    )
  }
  if (messages.length <= PLAIN) return <section className="msgs">{messages.map((_, i) => draw(i))}</section>
  return (
    <section className="msgs long">
      <Popover.Root>
        <Popover.Trigger className="btn ghost sm jumpbtn">
          <Icon of={List} size={14} />
          {t('trace.jumpTo', { count: messages.length })}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content className="pop menu jumps" align="start" aria-label={t('trace.jumpTo', { count: messages.length })}>
            <ol>
              {messages.map((message, i) => (
                <li key={i}>
                  <Popover.Close className="mi" onClick={() => setAt(i)}>
                    <span className="num t3">{i + 1}</span>
                    <b className="w5">{t(`messages.${message.role}`)}</b>
                    <span className="trunc t2">{gist(message)}</span>
                  </Popover.Close>
                </li>
              ))}
            </ol>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <VirtualRows count={messages.length} estimate={EXPECTED_HEIGHT} keyOf={(i) => i} draw={draw} at={at} overscan={6} />
    </section>
  )
}

/** The first words of a message, or what it calls. */
export function gist(message: Message): string {
  for (const part of message.parts) {
    if (part.kind === 'text' && part.text.trim()) return part.text.trim().slice(0, 120).split('\n', 1)[0]!
    if (part.kind === 'call') return `${part.name}()`
    if (part.kind === 'result') return typeof part.output === 'string' ? part.output.slice(0, 120) : JSON.stringify(part.output).slice(0, 120)
    if (part.kind === 'media') return part.media.name
  }
  return ''
}
