import * as Popover from '@radix-ui/react-popover'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { budgetQuery, type Budget } from '../../api/workspace'
import * as f from '../../lib/format'
import { budgetBar } from './budget'
import { BudgetForm } from './BudgetForm'

const TONE: Record<Budget['state'], string> = { none: '', within: '', ahead: 'warn', exceeded: 'err' }

/** The cost of this month beside what may be spent; a click sets the budget. */
export function BudgetFigure() {
  const { t } = useTranslation()
  const { data, isError } = useQuery(budgetQuery())
  const [open, setOpen] = useState(false)
  const tone = data ? TONE[data.state] : ''
  const bar = data && budgetBar(data)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={`kpi pbud ${tone}`} disabled={!data} title={data && titleOf(data, t)}>
        <span className="l">{t('projects.budget.title')}</span>
        <b className={tone || undefined}>{data ? (data.cost > 0 ? f.costWhole(data.cost) : '$0') : isError ? f.NONE : '…'}</b>
        <span className={`dlt ${tone}`}>{data ? <Note budget={data} /> : ''}</span>
        <span className="pbar" aria-hidden="true">
          {bar && (
            <>
              <i style={{ width: `${bar.spent * 100}%` }} />
              <em style={{ left: `${bar.passed * 100}%` }} />
            </>
          )}
        </span>
      </Popover.Trigger>
      <Popover.Portal>{open && data && <BudgetForm budget={data.budget ?? undefined} onClose={() => setOpen(false)} />}</Popover.Portal>
    </Popover.Root>
  )
}

function Note({ budget: { state, cost, budget } }: { budget: Budget }) {
  const { t } = useTranslation()
  if (!budget) return <span className="acc">{t('projects.budget.set')}</span>
  const of = t('projects.budget.share', { share: f.percent(cost / budget), budget: f.costWhole(budget) })
  return <>{state === 'within' || state === 'none' ? of : `${of} · ${t(`projects.budget.${state}`)}`}</>
}

function titleOf({ budget, expected }: Budget, t: ReturnType<typeof useTranslation>['t']): string {
  return budget ? t('projects.budget.expected', { expected: f.costWhole(expected), budget: f.costWhole(budget) }) : t('projects.budget.set')
}
