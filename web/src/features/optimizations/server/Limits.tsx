import * as Popover from '@radix-ui/react-popover'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { NumberField } from '../../../components/form/NumberField'
import { useErrorText } from '../../../components/PageStates'
import { changeLimits, type StudioState } from '../../studio/wire'

/** Where the run ends, and another place for it: dollars and trials. */
export function Limits({ id, state }: { id: string; state: StudioState }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const limited = state.limit != null
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="olimit">{t(limited ? 'optimizations.server.stopsAtLimit' : 'optimizations.server.noLimit')}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop olimits" align="start" sideOffset={4} aria-label={t('optimizations.server.limits')}>
          {open && <LimitsForm id={id} state={state} onDone={() => setOpen(false)} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function LimitsForm({ id, state, onDone }: { id: string; state: StudioState; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [cost, setCost] = useState<number | null>(state.limit ?? null)
  const [trials, setTrials] = useState<number | null>(state.trials_planned)
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)
  const badCost = cost !== null && !(cost > 0)
  const badTrials = trials === null || !Number.isInteger(trials) || trials < 1
  const save = async () => {
    if (busy || badCost || badTrials) return
    setBusy(true)
    setFailed(undefined)
    try {
      await changeLimits(id, { cost, trials })
      await client.invalidateQueries({ queryKey: ['optimizations'] })
      onDone()
    } catch (error) {
      setFailed(errorText(error))
      setBusy(false)
    }
  }
  return (
    <form
      className="olimitf"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <NumberField label={t('optimizations.server.cost')} help={t('optimizations.server.costHelp')} error={badCost ? t('optimizations.server.badCost') : undefined} value={cost} onChange={setCost} />
      <NumberField label={t('optimizations.server.trials')} help={t('optimizations.server.trialsHelp')} error={badTrials ? t('optimizations.server.badTrials') : undefined} value={trials} onChange={setTrials} />
      {failed && (
        <p className="err fs12" role="alert">
          {failed}
        </p>
      )}
      <button className="btn primary" disabled={busy}>
        {t('common.save')}
      </button>
    </form>
  )
}
