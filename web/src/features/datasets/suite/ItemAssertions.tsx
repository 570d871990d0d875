import './suite.css'
import { Undo2, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { Item, Version } from '../api'
import { assertionsOf, withAssertions } from '../assertions'
import { MOST_RUNS, policyProblem } from './policy'

interface Props {
  item: Item
  /** The suite, for what the item takes over from it. */
  version: Version | undefined
  fixed: boolean
  onChange: (patch: Record<string, unknown>) => void
  /** Of a field that the draft changes. */
  onUndo: (fields: string[]) => void
}

/** What this item has to hold beside what every item has to, and how often it runs; kept in the draft. */
export function ItemAssertions({ item, version, fixed, onChange, onUndo }: Props) {
  const { t } = useTranslation()
  const own = assertionsOf(item.evaluators)
  const changed = ['evaluators', 'execution_policy'].filter((field) => item.draft?.fields?.includes(field))
  const set = (assertions: string[]) => onChange({ evaluators: withAssertions(item.evaluators, assertions) })
  return (
    <div className="dsfield" data-testid="item-assertions">
      <header>
        <b className="w5">{t('datasets.assertionsShort')}</b>
        {changed.length > 0 && <span className="badge warn">{t('datasets.states.changed')}</span>}
        <span className="grow" />
        {changed.length > 0 && !fixed && (
          <button className="btn ghost sm" onClick={() => onUndo(changed)}>
            <Icon of={Undo2} size={14} />
            {t('common.undo')}
          </button>
        )}
      </header>
      <ul className="sedit">
        {assertionsOf(version?.evaluators).map((each) => (
          <li key={each}>
            <span className="grow t2">{each}</span>
            <span className="badge">{t('datasets.everyItem')}</span>
          </li>
        ))}
        {own.map((each) => (
          <li key={each}>
            {fixed ? (
              <span className="grow">{each}</span>
            ) : (
              <>
                <EditedText text={each} label={t('datasets.assertion')} onChange={(next) => set(own.map((old) => (old === each ? next : old)).filter(Boolean))} />
                <button className="ibtn sm" aria-label={t('datasets.removeAssertion', { text: each })} title={t('common.delete')} onClick={() => set(own.filter((old) => old !== each))}>
                  <Icon of={X} size={14} />
                </button>
              </>
            )}
          </li>
        ))}
        {!fixed && (
          <li>
            <EditedText text="" label={t('datasets.newAssertion')} onChange={(next) => next && set([...own, next])} />
          </li>
        )}
      </ul>
      <ItemPolicy key={item.id} item={item} version={version} fixed={fixed} onChange={onChange} />
    </div>
  )
}

/** A line of text that is kept when it is left, or with Enter. */
function EditedText({ text, label, onChange }: { text: string; label: string; onChange: (text: string) => void }) {
  const [now, setNow] = useState(text)
  const keep = () => {
    if (now.trim() !== text) onChange(now.trim())
    if (text === '') setNow('')
  }
  return (
    <div className="input sm grow">
      <input
        aria-label={label}
        placeholder={text === '' ? label : undefined}
        value={now}
        onChange={(event) => setNow(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.stopPropagation()
          keep()
        }}
      />
    </div>
  )
}

function ItemPolicy({ item, version, fixed, onChange }: Omit<Props, 'onUndo'>) {
  const { t } = useTranslation()
  const id = useId()
  const suite = version?.execution_policy
  const own = item.execution_policy
  const [runs, setRuns] = useState<number>()
  const [needed, setNeeded] = useState<number>()
  const times = runs ?? own?.runs_per_item ?? suite?.runs_per_item ?? 1
  const pass = needed ?? own?.pass_threshold ?? suite?.pass_threshold ?? 1
  const wrong = policyProblem(times, pass)
  const [ownRuns, ownNeeded] = [own?.runs_per_item, own?.pass_threshold]
  // What is typed stands until it is what is stored: the next number may be typed before the answer is there.
  useEffect(() => {
    setRuns((now) => (now === ownRuns ? undefined : now))
    setNeeded((now) => (now === ownNeeded ? undefined : now))
  }, [ownRuns, ownNeeded])
  const keep = () => {
    if (wrong || (times === ownRuns && pass === ownNeeded)) return
    onChange({ execution_policy: { runs_per_item: times, pass_threshold: pass } })
  }
  const override = (on: boolean) => {
    setRuns(undefined)
    setNeeded(undefined)
    onChange(on ? { execution_policy: { runs_per_item: times, pass_threshold: pass } } : { clear_execution_policy: true })
  }
  return (
    <div className="row spol">
      <label className="row">
        <input type="checkbox" checked={own !== undefined} disabled={fixed} onChange={(event) => override(event.target.checked)} />
        {t('datasets.ownPolicy')}
      </label>
      <span className="grow" />
      {own === undefined ? (
        <span className="t3 fs12 num">{t('datasets.inherits', { needed: pass, runs: times })}</span>
      ) : (
        <>
          <Number id={`${id}r`} label={t('datasets.runsPerItem')} value={times} fixed={fixed} onChange={setRuns} onLeave={keep} />
          <Number id={`${id}p`} label={t('datasets.passThreshold')} value={pass} fixed={fixed} onChange={setNeeded} onLeave={keep} />
        </>
      )}
      {wrong && (
        <p className="bad fs12" role="alert">
          {t(`datasets.${wrong}`, { most: MOST_RUNS })}
        </p>
      )}
    </div>
  )
}

function Number({ id, label, value, fixed, onChange, onLeave }: { id: string; label: string; value: number; fixed: boolean; onChange: (value: number) => void; onLeave: () => void }) {
  return (
    <span className="row">
      <label htmlFor={id} className="t2 fs12">
        {label}
      </label>
      <span className="input sm snum">
        <input id={id} type="number" min={1} max={MOST_RUNS} value={value} readOnly={fixed} onChange={(event) => onChange(event.target.valueAsNumber)} onBlur={onLeave} />
      </span>
    </span>
  )
}
