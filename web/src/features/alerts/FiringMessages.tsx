import * as Popover from '@radix-ui/react-popover'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import type { Firing } from './model'
import { when } from './values'

/** How many messages of a firing arrived; a click says what each receiver answered. */
export function FiringMessages({ firing }: { firing: Firing }) {
  const { t } = useTranslation()
  const { sent, failed, muted, messages } = firing
  if (sent + failed + muted === 0) return <span className="t3">{t('alerts.messages.waiting')}</span>
  const text = failed > 0 ? t('alerts.messages.part', { sent, count: sent + failed }) : sent > 0 ? t('alerts.messages.sent', { count: sent }) : t('alerts.messages.muted', { count: muted })
  return (
    <Popover.Root>
      <Popover.Trigger className={`alink ${failed > 0 ? 'warnc' : 't3'}`}>{text}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop amsgs" align="end" sideOffset={4} aria-label={t('alerts.messages.label')}>
          {messages.map((message) => (
            <p key={message.id}>
              <span className="num">{when(message.at)}</span>{' '}
              <b className={`w5 ${message.outcome === 'failed' ? 'err' : ''}`}>{t(`alerts.messages.is.${message.outcome}`)}</b>
              <span className="t2">
                {[message.error_message ?? message.status_code, message.duration_ms !== undefined && f.duration(message.duration_ms), message.attempts > 1 && t('alerts.messages.attempts', { count: message.attempts })]
                  .filter(Boolean)
                  .map((part) => `, ${String(part)}`)
                  .join('')}
              </span>
            </p>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
