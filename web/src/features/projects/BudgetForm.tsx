import * as Popover from '@radix-ui/react-popover'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { budgetQuery, saveBudget } from '../../api/workspace'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'
import { readAmount } from './budget'

/** What may be spent in a month: one amount. */
export function BudgetForm({ budget, onClose }: { budget: number | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [text, setText] = useState(budget === undefined ? '' : String(budget))
  const [error, setError] = useState<string>()
  const save = async (amount: number | null) => {
    try {
      client.setQueryData(budgetQuery().queryKey, await saveBudget(amount))
      onClose()
    } catch (failure) {
      setError(errorText(failure))
    }
  }
  return (
    <Popover.Content className="pop pbudget" align="start" sideOffset={4} collisionPadding={8} aria-label={t('projects.budget.set')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const amount = readAmount(text)
          if (amount === null) setError(t('projects.budget.wrong'))
          else void save(amount)
        }}
      >
        <Field label={t('projects.budget.amount')} help={t('projects.budget.help')} error={error}>
          {(control) => (
            <div className={`input ${error ? 'invalid' : ''}`}>
              <span className="t3">$</span>
              <input {...control} autoFocus inputMode="decimal" className="num" value={text} onChange={(event) => setText(event.target.value)} onFocus={(event) => event.target.select()} />
            </div>
          )}
        </Field>
        <div className="row">
          {budget !== undefined && (
            <button type="button" className="btn ghost" onClick={() => void save(null)}>
              {t('projects.budget.remove')}
            </button>
          )}
          <span className="grow" />
          <Popover.Close className="btn" type="button">
            {t('common.cancel')}
          </Popover.Close>
          <button type="submit" className="btn primary">
            {t('common.save')}
          </button>
        </div>
      </form>
    </Popover.Content>
  )
}
