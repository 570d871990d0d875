import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import * as f from '../../lib/format'
import { SIGNS } from './Counts'
import { ITEM_STATES, type ItemState } from './itemStates'

interface Props {
  drafted: Record<ItemState, number>
  whole: number
  changes: boolean
  states: ItemState[] | undefined
}

/** All items or what the draft changes, and of that the added, changed or deleted ones; a click on a sign shows them alone. */
export function ChangeSwitch({ drafted, whole, changes, states }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const go = (change: object) => void navigate({ to: '.', search: ((now: object) => ({ ...now, ...change })) as never })
  const toggle = (state: ItemState) => {
    const next = ITEM_STATES.filter((each) => (each === state) !== (states?.includes(each) ?? false))
    go({ changes: true, states: next.length > 0 && next.length < ITEM_STATES.length ? next : undefined })
  }
  return (
    <>
      <div className="seg sm" role="group" aria-label={t('datasets.show')}>
        <button className={changes ? '' : 'on'} aria-pressed={!changes} onClick={() => go({ changes: undefined, states: undefined })}>
          {t('datasets.all')} <small>{f.count(whole)}</small>
        </button>
        <button className={changes ? 'on' : ''} aria-pressed={changes} onClick={() => go({ changes: true, states: undefined })}>
          {t('datasets.changes')} <small>{f.count(ITEM_STATES.reduce((sum, state) => sum + drafted[state], 0))}</small>
        </button>
      </div>
      <div className="dsstates" role="group" aria-label={t('datasets.changes')}>
        {ITEM_STATES.map((state) => (
          <button
            key={state}
            aria-pressed={states?.includes(state) ?? false}
            aria-label={t(`datasets.only.${state}`, { count: drafted[state] })}
            title={t(`datasets.only.${state}`, { count: drafted[state] })}
            disabled={drafted[state] === 0}
            onClick={() => toggle(state)}
          >
            <span className={`dssign ${state}`} aria-hidden="true">
              {SIGNS[state]}
            </span>
            {f.count(drafted[state])}
          </button>
        ))}
      </div>
    </>
  )
}
