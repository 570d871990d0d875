import { Wrench } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import type { Trace } from '../../../api/types'
import { Icon } from '../../../components/Icon'
import { JsonView } from '../../../components/JsonView'
import { Markdown } from '../../../components/Markdown'
import { MediaView } from '../../trace/MediaView'
import * as f from '../../../lib/format'
import { readMessages, type Message } from '../../../lib/messages'

/** One trace as a reviewer reads it: who said what, with what the assistant saw; anything else as it was recorded. */
export const Said = memo(function Said({ trace, last }: { trace: Trace; last: boolean }) {
  const { t } = useTranslation()
  const conversation = readMessages(trace.input, trace.output)
  const at = f.clockShort(Date.parse(trace.start_time))
  if (!conversation)
    return (
      <>
        <Recorded title={t('trace.input')} value={trace.input} empty={t('trace.noInput')} />
        <Recorded title={t('trace.output')} value={trace.output} empty={t('trace.noOutput')} focus={last} />
      </>
    )
  const spoken = conversation.messages.filter((message) => message.role !== 'system' && message.role !== 'developer')
  return spoken.map((message, index) => <Turn key={index} message={message} time={at} focus={last && index === spoken.length - 1} />)
})

function Turn({ message, time, focus }: { message: Message; time: string; focus: boolean }) {
  const { t } = useTranslation()
  const bot = message.role === 'assistant'
  if (message.role === 'tool') return message.parts.map((part, index) => <Evidence key={index} part={part} name={message.name} />)
  const name = t(`messages.${message.role}`)
  const texts = message.parts.filter((part) => part.kind === 'text')
  const others = message.parts.filter((part) => part.kind === 'call' || part.kind === 'result' || part.kind === 'other')
  return (
    <>
      {(texts.length > 0 || message.parts.some((part) => part.kind === 'media')) && (
        <article className={`turn ${bot ? 'bot' : ''} ${focus ? 'focus' : ''}`}>
          <header>
            <span className={`av ${bot ? 'bot' : ''}`} aria-hidden="true">
              {name.slice(0, 1)}
            </span>
            <b className="w6">{name}</b>
            <time className="t3 fs12">{time}</time>
          </header>
          <div className="tt">
            {message.parts.map((part, index) =>
              part.kind === 'text' ? (
                <Markdown key={index} text={part.text} />
              ) : part.kind === 'media' ? (
                <MediaView key={index} media={part.media} />
              ) : null,
            )}
          </div>
        </article>
      )}
      {others.map((part, index) => (
        <Evidence key={index} part={part} name={undefined} />
      ))}
    </>
  )
}

function Evidence({ part, name }: { part: Message['parts'][number]; name: string | undefined }) {
  const { t } = useTranslation()
  const value = part.kind === 'call' ? part.input : part.kind === 'result' ? part.output : part.kind === 'other' ? part.value : undefined
  if (value === undefined || value === null || value === '') return null
  const title = part.kind === 'call' || part.kind === 'result' ? (part.name ?? name) : name
  return (
    <details className="ev" open={part.kind === 'result'}>
      <summary>
        <Icon of={Wrench} size={14} />
        <span className="mono">{title ?? t('messages.tool')}</span>
        <span className="t3 fs12">{t(part.kind === 'call' ? 'annotation.review.called' : 'annotation.review.saw')}</span>
      </summary>
      <div className="ev-body">{typeof value === 'string' ? <pre className="mono">{value}</pre> : <JsonView value={value} name={title ?? t('messages.tool')} />}</div>
    </details>
  )
}

function Recorded({ title, value, empty, focus = false }: { title: string; value: unknown; empty: string; focus?: boolean }) {
  return (
    <section className={`turn rec ${focus ? 'focus' : ''}`}>
      <h3 className="h3">{title}</h3>
      {value === undefined || value === null || value === '' ? (
        <p className="t3">{empty}</p>
      ) : typeof value === 'string' ? (
        <div className="tt">
          <Markdown text={value} />
        </div>
      ) : (
        <div className="codebox">
          <JsonView value={value} name={title} />
        </div>
      )}
    </section>
  )
}
