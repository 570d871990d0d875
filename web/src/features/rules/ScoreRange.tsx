import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { evaluateRange } from './api'
import { levelOf, toDraft, type Rule } from './model'

const RANGES = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000 } as const

/** Scores what was logged before, by a job; only what the filters of the rule let through. */
export function ScoreRange({ rule, projectId }: { rule: Rule; projectId: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const [range, setRange] = useState<keyof typeof RANGES>('24h')
  const start = async () => {
    try {
      await evaluateRange(projectId, levelOf(rule.type), rule, toDraft(rule).filters, new Date(Date.now() - RANGES[range]).toISOString())
      toast(t('rules.rangeStarted'))
      setOpen(false)
    } catch (error) {
      toast(t('rules.rangeFailed', { reason: errorText(error) }), true)
    }
  }
  return (
    <>
      <button className="btn sm ghost acc" onClick={() => setOpen(true)}>
        {t('rules.scoreRange')}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('rules.rangeTitle')}
        description={t('rules.rangeText')}
        actions={
          <button className="btn primary" onClick={() => void start()}>
            {t('rules.rangeStart')}
          </button>
        }
      >
        <Field label={t('rules.rangeOf')}>
          {(control) => (
            <select {...control} className="select" value={range} onChange={(event) => setRange(event.target.value as keyof typeof RANGES)}>
              {Object.keys(RANGES).map((each) => (
                <option key={each} value={each}>
                  {t(`range.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Dialog>
    </>
  )
}
