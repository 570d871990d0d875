import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { CodeEditor } from '../../components/code/CodeEditor'
import { Icon } from '../../components/Icon'
import type { JudgeMessage } from './model'

const ROLES = ['SYSTEM', 'USER', 'AI']

/** What the judge is asked, message by message; places are marked while typing. */
export function Messages({ messages, onChange, onSubmit }: { messages: JudgeMessage[]; onChange: (messages: JudgeMessage[]) => void; onSubmit: () => void }) {
  const { t } = useTranslation()
  const set = (index: number, next: JudgeMessage) => onChange(messages.map((each, i) => (i === index ? next : each)))
  return (
    <div className="rmsgs">
      {messages.map((message, index) => {
        const position = index + 1
        return (
          <div className="rmsg" key={`${index}-${messages.length}`}>
            <div className="row">
              <select className="select sm" aria-label={t('rules.role', { position })} value={message.role} onChange={(event) => set(index, { ...message, role: event.target.value as JudgeMessage['role'] })}>
                {(ROLES.includes(message.role) ? ROLES : [message.role, ...ROLES]).map((role) => (
                  <option key={role} value={role}>
                    {t(`rules.roles.${role}`, role)}
                  </option>
                ))}
              </select>
              <span className="grow" />
              {messages.length > 1 && (
                <button className="ibtn sm" aria-label={t('rules.removeMessage', { position })} title={t('rules.removeMessage', { position })} onClick={() => onChange(messages.filter((_, i) => i !== index))}>
                  <Icon of={Trash2} size={14} />
                </button>
              )}
            </div>
            {message.content_array?.length ? (
              <CodeEditor value={JSON.stringify(message.content_array, null, 2)} language="json" label={t('rules.parts', { position })} />
            ) : (
              <CodeEditor value={message.content ?? ''} language="template" label={t('rules.messageText', { position })} minLines={2} onChange={(content) => set(index, { ...message, content })} onSubmit={onSubmit} />
            )}
          </div>
        )
      })}
      <button className="btn sm ghost" onClick={() => onChange([...messages, { role: 'USER', content: '' }])}>
        <Icon of={Plus} size={12} />
        {t('rules.addMessage')}
      </button>
    </div>
  )
}
