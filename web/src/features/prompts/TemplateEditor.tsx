import * as Menu from '@radix-ui/react-dropdown-menu'
import { ArrowDown, ArrowUp, FileAudio, Image, Plus, Trash2, Video } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'
import { Icon } from '../../components/Icon'
import { MediaPart } from './MediaPart'
import { MEDIA, readMessages, ROLES, variablesOf, writeMessages, type Media, type Part, type Structure, type TemplateMessage } from './template'

interface Props {
  template: string
  structure: Structure
  onChange: (template: string) => void
  onSubmit?: () => void
  /** As JSON instead of messages. */
  json?: boolean
}

const MEDIA_ICON = { image_url: Image, video_url: Video, audio_url: FileAudio }

/** Text or messages of a template; places are marked while typing, the variables found stand below. */
export function TemplateEditor({ template, structure, onChange, onSubmit, json }: Props) {
  const { t } = useTranslation()
  const messages = structure === 'chat' ? readMessages(template) : null
  const submit = onSubmit ? { onSubmit } : {}
  if (structure === 'text' || json || !messages)
    return (
      <div className="ted">
        {structure === 'chat' && !messages && (
          <p className="err fs12" role="alert">
            {t('prompts.notMessages')}
          </p>
        )}
        <CodeEditor
          value={template}
          language={structure === 'chat' ? 'json' : 'template'}
          label={t('prompts.template')}
          onChange={onChange}
          minLines={8}
          maxLines={28}
          {...submit}
        />
        <Variables text={template} />
      </div>
    )
  const write = (next: TemplateMessage[]) => onChange(writeMessages(next))
  const change = (index: number, message: TemplateMessage) => write(messages.map((each, at) => (at === index ? message : each)))
  const swap = (a: number, b: number) => write(messages.map((each, at) => (at === a ? messages[b]! : at === b ? messages[a]! : each)))
  return (
    <div className="ted">
      {messages.map((message, index) => (
        <MessageEditor
          key={index}
          message={message}
          position={index + 1}
          last={index === messages.length - 1}
          only={messages.length === 1}
          onChange={(next) => change(index, next)}
          onMove={(by) => swap(index, index + by)}
          onRemove={() => write(messages.filter((_, at) => at !== index))}
          {...submit}
        />
      ))}
      <div className="row">
        <button
          type="button"
          className="btn sm"
          onClick={() => write([...messages, { role: messages.at(-1)?.role === 'user' ? 'assistant' : 'user', parts: [{ type: 'text', value: '' }] }])}
        >
          <Icon of={Plus} size={14} />
          {t('prompts.addMessage')}
        </button>
      </div>
      <Variables text={template} />
    </div>
  )
}

interface MessageProps {
  message: TemplateMessage
  position: number
  last: boolean
  only: boolean
  onChange: (message: TemplateMessage) => void
  onMove: (by: number) => void
  onRemove: () => void
  onSubmit?: () => void
}

function MessageEditor({ message, position, last, only, onChange, onMove, onRemove, onSubmit }: MessageProps) {
  const { t } = useTranslation()
  const parts = message.parts.length > 0 ? message.parts : [{ type: 'text' as const, value: '' }]
  const setPart = (index: number, part: Part) => onChange({ ...message, parts: parts.map((each, at) => (at === index ? part : each)) })
  const add = (type: Media) => onChange({ ...message, parts: [...parts, { type, value: '' }] })
  const roles = ROLES.includes(message.role as never) ? ROLES : [...ROLES, message.role]
  return (
    <section className="mb med" aria-label={t('prompts.message', { position })}>
      <header>
        <select className="select role" aria-label={t('prompts.role', { position })} value={message.role} onChange={(event) => onChange({ ...message, role: event.target.value })}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`prompts.roles.${role}`, role)}
            </option>
          ))}
        </select>
        <span className="grow" />
        <Menu.Root>
          <Menu.Trigger className="ibtn sm" aria-label={t('prompts.addMedia')} title={t('prompts.addMedia')}>
            <Icon of={Image} size={14} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4}>
              {MEDIA.map((each) => (
                <Menu.Item key={each} className="mi" onSelect={() => add(each)}>
                  <Icon of={MEDIA_ICON[each]} size={14} />
                  {t(`prompts.media.${each}`)}
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
        <button type="button" className="ibtn sm" disabled={position === 1} aria-label={t('prompts.moveUp', { position })} title={t('prompts.moveUp', { position })} onClick={() => onMove(-1)}>
          <Icon of={ArrowUp} size={14} />
        </button>
        <button type="button" className="ibtn sm" disabled={last} aria-label={t('prompts.moveDown', { position })} title={t('prompts.moveDown', { position })} onClick={() => onMove(1)}>
          <Icon of={ArrowDown} size={14} />
        </button>
        <button type="button" className="ibtn sm" disabled={only} aria-label={t('prompts.removeMessage', { position })} title={t('prompts.removeMessage', { position })} onClick={onRemove}>
          <Icon of={Trash2} size={14} />
        </button>
      </header>
      {parts.map((part, index) =>
        part.type === 'text' ? (
          <CodeEditor
            key={index}
            value={part.value}
            language="template"
            label={t('prompts.messageText', { position })}
            onChange={(value) => setPart(index, { ...part, value })}
            {...(onSubmit ? { onSubmit } : {})}
            minLines={3}
          />
        ) : (
          <MediaPart
            key={index}
            type={part.type}
            value={part.value}
            onChange={(value) => setPart(index, { ...part, value })}
            onRemove={() => onChange({ ...message, parts: parts.filter((_, at) => at !== index) })}
          />
        ),
      )}
    </section>
  )
}

export function Variables({ text }: { text: string }) {
  const { t } = useTranslation()
  const names = variablesOf(text)
  return (
    <p className="vars fs12" aria-live="polite">
      <span className="t3">{names.length > 0 ? t('prompts.variables') : t('prompts.noVariables')}</span>
      {names.map((name) => (
        <span className="var mono" key={name}>
          {name}
        </span>
      ))}
    </p>
  )
}
