import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, Ellipsis, GripVertical, Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { MediaPart } from '../../prompts/MediaPart'
import { MEDIA, readMessages, ROLES, writeMessages, type TemplateMessage } from '../../prompts/template'
import { MessageText } from './MessageText'

interface Props {
  letter: string
  template: string
  base: string | undefined
  paths: string[]
  onChange: (template: string) => void
}

/** The messages of a variant: text in place, role by menu, order by dragging or Alt and arrow keys. */
export function Messages({ letter, template, base, paths, onChange }: Props) {
  const { t } = useTranslation()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const messages = readMessages(template) ?? []
  const before = base === undefined ? null : readMessages(base)
  const write = (next: TemplateMessage[]) => onChange(writeMessages(next))
  const move = (from: number, to: number) => to >= 0 && to < messages.length && write(arrayMove(messages, from, to))
  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => over && active.id !== over.id && move(Number(active.id) - 1, Number(over.id) - 1)}
      >
        <SortableContext items={messages.map((_, index) => index + 1)} strategy={verticalListSortingStrategy}>
          <div className="pms">
            {messages.map((message, index) => (
              <MessageRow
                key={index}
                id={index + 1}
                label={`${letter}, ${t('prompts.message', { position: index + 1 })}`}
                message={message}
                base={before?.[index]?.role === message.role ? before[index] : undefined}
                paths={paths}
                only={messages.length === 1}
                onChange={(next) => write(messages.map((each, at) => (at === index ? next : each)))}
                onMove={(by) => move(index, index + by)}
                onRemove={() => write(messages.filter((_, at) => at !== index))}
              />
            ))}
          </div>
        </SortableContext>
      </DndContext>
      <button
        className="btn ghost sm addm"
        onClick={() => write([...messages, { role: messages.at(-1)?.role === 'user' ? 'assistant' : 'user', parts: [{ type: 'text', value: '' }] }])}
      >
        <Icon of={Plus} size={12} />
        {t('playground.addMessage')}
      </button>
    </>
  )
}

interface RowProps {
  id: number
  label: string
  message: TemplateMessage
  base: TemplateMessage | undefined
  paths: string[]
  only: boolean
  onChange: (message: TemplateMessage) => void
  onMove: (by: number) => void
  onRemove: () => void
}

function MessageRow({ id, label, message, base, paths, only, onChange, onMove, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id })
  const parts = message.parts.length > 0 ? message.parts : [{ type: 'text' as const, value: '' }]
  const change = (index: number, value: string) => onChange({ ...message, parts: parts.map((part, at) => (at === index ? { ...part, value } : part)) })
  const roles = ROLES.includes(message.role as never) ? ROLES : [...ROLES, message.role]
  return (
    <div ref={setNodeRef} className={`pm ${isDragging ? 'drag' : ''}`} style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }} data-testid="playground-message-row">
      <div className="pr">
        <Menu.Root>
          <Menu.Trigger className="role" aria-label={`${t(`prompts.roles.${message.role}`, message.role)}: ${label}, ${t('playground.role')}`}>
            {t(`prompts.roles.${message.role}`, message.role)}
            <Icon of={ChevronDown} size={12} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="start" sideOffset={4}>
              {roles.map((role) => (
                <Menu.Item key={role} className="mi" onSelect={() => onChange({ ...message, role })}>
                  {t(`prompts.roles.${role}`, role)}
                </Menu.Item>
              ))}
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
        <span className="grow" />
        <Menu.Root>
          <Menu.Trigger className="ibtn sm more" aria-label={`${label}: ${t('playground.more')}`} title={t('playground.more')}>
            <Icon of={Ellipsis} size={14} />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Content className="pop menu" align="end" sideOffset={4}>
              <Menu.Item className="mi" onSelect={() => onMove(-1)}>
                {t('playground.moveUp')}
                <kbd className="grow">Alt ↑</kbd>
              </Menu.Item>
              <Menu.Item className="mi" onSelect={() => onMove(1)}>
                {t('playground.moveDown')}
                <kbd className="grow">Alt ↓</kbd>
              </Menu.Item>
              {MEDIA.map((type) => (
                <Menu.Item key={type} className="mi" onSelect={() => onChange({ ...message, parts: [...parts, { type, value: '' }] })}>
                  {t('playground.addMedia', { kind: t(`prompts.media.${type}`) })}
                </Menu.Item>
              ))}
              <Menu.Separator />
              <Menu.Item className="mi err" disabled={only} onSelect={onRemove}>
                {t('playground.removeMessage')}
              </Menu.Item>
            </Menu.Content>
          </Menu.Portal>
        </Menu.Root>
        <button className="ibtn sm grip" {...attributes} {...listeners} aria-label={`${label}: ${t('playground.drag')}`} tabIndex={-1}>
          <Icon of={GripVertical} size={14} />
        </button>
      </div>
      {parts.map((part, index) =>
        part.type === 'text' ? (
          <MessageText
            key={index}
            label={label}
            value={part.value}
            placeholder={t('playground.messageHint')}
            paths={paths}
            base={base?.parts[index]?.type === 'text' ? base.parts[index].value : undefined}
            onChange={(value) => change(index, value)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              onMove(event.key === 'ArrowUp' ? -1 : 1)
            }}
          />
        ) : (
          <MediaPart
            key={index}
            type={part.type}
            label={`${label}: ${t(`prompts.media.${part.type}`)}`}
            value={part.value}
            onChange={(value) => change(index, value)}
            onRemove={() => onChange({ ...message, parts: parts.filter((_, at) => at !== index) })}
          />
        ),
      )}
    </div>
  )
}
