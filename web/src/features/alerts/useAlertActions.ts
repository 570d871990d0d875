import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { acknowledge, mute, undoAcknowledge, unmute } from './api'
import { muteUntil, type AlertStanding } from './model'
import { when } from './values'

export type MuteChoice = 'hour' | 'tomorrow' | 'forever' | 'off'

/** Acknowledging and muting: at once, with undo. */
export function useAlertActions(alertId: string, standing: AlertStanding | undefined) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const attempt = useCallback(
    async (write: () => Promise<void>) => {
      try {
        await write()
        await Promise.all([client.invalidateQueries({ queryKey: ['alerts'] }), client.invalidateQueries({ queryKey: ['list', 'alerts'] })])
      } catch (error) {
        toast(t('alerts.notSaved', { reason: errorText(error) }), true)
      }
    },
    [client, toast, t, errorText],
  )
  const know = useCallback(
    (note?: string) =>
      attempt(async () => {
        const { firing_ids } = await acknowledge(alertId, note)
        const undo = firing_ids.length > 0 ? { label: t('common.undo'), run: () => void attempt(() => undoAcknowledge(alertId, firing_ids)) } : undefined
        toast(t('alerts.acknowledged', { count: firing_ids.length }), false, undo)
      }),
    [attempt, alertId, t, toast],
  )
  const before = standing?.mute
  const silence = useCallback(
    (choice: MuteChoice) =>
      attempt(async () => {
        const until = choice === 'off' ? null : muteUntil(choice, new Date())
        await (choice === 'off' ? unmute(alertId) : mute(alertId, until))
        const text = choice === 'off' ? t('alerts.unmuted') : until ? t('alerts.mutedUntil', { at: when(until) }) : t('alerts.mutedForGood')
        toast(text, false, { label: t('common.undo'), run: () => void attempt(() => (before ? mute(alertId, before.until ?? null) : unmute(alertId))) })
      }),
    [attempt, alertId, before, t, toast],
  )
  return { acknowledge: know, mute: silence }
}
