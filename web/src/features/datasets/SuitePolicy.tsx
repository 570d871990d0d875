import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { Icon } from '../../components/Icon'
import { assertionsOf, withAssertions } from './assertions'
import { changeSuite, type Version } from './api'
import { useDatasetEdits } from './useDatasetEdits'

const MOST_RUNS = 100

/** The policy of a suite as a sentence, and the assertions that every item has to hold; a change is a version of its own. */
export function SuitePolicy({ id, version }: { id: string; version: Version | undefined }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const runs = version?.execution_policy?.runs_per_item ?? 1
  const needed = version?.execution_policy?.pass_threshold ?? 1
  const assertions = assertionsOf(version?.evaluators)
  return (
    <div className="dspolicy" aria-label={t('datasets.policy')} role="group">
      <span className="t3 fs12">{t('datasets.policy')}</span>
      <button className="chip" onClick={() => setOpen(true)}>
        <span className="f">{t('datasets.eachRuns')}</span>
        <span className="v">{t('datasets.times', { count: runs })}</span>
      </button>
      <button className="chip" onClick={() => setOpen(true)}>
        <span className="f">{t('datasets.passesWith')}</span>
        <span className="v">{t('datasets.ofRuns', { needed, runs })}</span>
      </button>
      {assertions.map((each) => (
        <button className="chip" key={each} onClick={() => setOpen(true)}>
          <span className="v">{each}</span>
        </button>
      ))}
      <button className="btn ghost sm" onClick={() => setOpen(true)}>
        <Icon of={Plus} size={14} />
        {t('datasets.assertion')}
      </button>
      {open && <PolicyDialog id={id} version={version} runs={runs} needed={needed} assertions={assertions} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface DialogProps {
  id: string
  version: Version | undefined
  runs: number
  needed: number
  assertions: string[]
  onClose: () => void
}

function PolicyDialog({ id, version, runs, needed, assertions, onClose }: DialogProps) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  const [times, setTimes] = useState(runs)
  const [pass, setPass] = useState(needed)
  const [text, setText] = useState(assertions.join('\n'))
  const wrong = !(times >= 1 && times <= MOST_RUNS) ? t('datasets.runsWrong', { most: MOST_RUNS }) : !(pass >= 1 && pass <= times) ? t('datasets.passWrong') : undefined
  const save = async () => {
    const done = await run(() =>
      changeSuite(id, version?.id, {
        execution_policy: { runs_per_item: times, pass_threshold: pass },
        evaluators: withAssertions(version?.evaluators, text.split('\n').map((line) => line.trim()).filter(Boolean)),
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('datasets.settings')}
      actions={
        <button className="btn primary" disabled={wrong !== undefined} onClick={() => void save()}>
          {t('datasets.saveNow')}
        </button>
      }
    >
      <Field label={t('datasets.runsPerItem')} error={wrong}>
        {(control) => (
          <div className="input">
            <input {...control} type="number" min={1} max={MOST_RUNS} value={times} onChange={(event) => setTimes(event.target.valueAsNumber)} />
          </div>
        )}
      </Field>
      <Field label={t('datasets.passThreshold')}>
        {(control) => (
          <div className="input">
            <input {...control} type="number" min={1} max={MOST_RUNS} value={pass} onChange={(event) => setPass(event.target.valueAsNumber)} />
          </div>
        )}
      </Field>
      <Field label={t('datasets.assertions')} help={t('datasets.assertionsHelp')}>
        {(control) => <textarea className="area" {...control} rows={6} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
