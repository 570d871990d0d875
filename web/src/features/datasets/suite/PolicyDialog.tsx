import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../components/Dialog'
import { Field } from '../../../components/form/Field'
import { changeSuite, type Version } from '../api'
import { assertionsOf, judgeOf, withAssertions } from '../assertions'
import { useDatasetEdits } from '../useDatasetEdits'
import { MOST_RUNS, policyProblem } from './policy'

/** Runs, what has to pass, the judge, and the assertions that every item has to hold. */
export function PolicyDialog({ id, version, onClose }: { id: string; version: Version | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const run = useDatasetEdits()
  const policy = version?.execution_policy
  const [times, setTimes] = useState(policy?.runs_per_item ?? 1)
  const [pass, setPass] = useState(policy?.pass_threshold ?? 1)
  const [share, setShare] = useState(Math.round((policy?.needed_pass_rate ?? 1) * 1000) / 10)
  const [judge, setJudge] = useState(judgeOf(version?.evaluators) ?? '')
  const [text, setText] = useState(assertionsOf(version?.evaluators).join('\n'))
  const problem = policyProblem(times, pass)
  const wrongShare = share >= 0 && share <= 100 ? undefined : t('datasets.shareWrong')
  const save = async () => {
    const assertions = text.split('\n').map((line) => line.trim()).filter(Boolean)
    const done = await run(() =>
      changeSuite(id, version?.id, {
        execution_policy: { runs_per_item: times, pass_threshold: pass, needed_pass_rate: share / 100 },
        evaluators: withAssertions(version?.evaluators, assertions, judge.trim() || null),
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
        <button className="btn primary" disabled={problem !== undefined || wrongShare !== undefined} onClick={() => void save()}>
          {t('datasets.saveNow')}
        </button>
      }
    >
      <div className="sgrid">
        <Field label={t('datasets.runsPerItem')} error={problem === 'runsWrong' ? t('datasets.runsWrong', { most: MOST_RUNS }) : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={1} max={MOST_RUNS} value={times} onChange={(event) => setTimes(event.target.valueAsNumber)} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.passThreshold')} error={problem === 'passWrong' ? t('datasets.passWrong') : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={1} max={MOST_RUNS} value={pass} onChange={(event) => setPass(event.target.valueAsNumber)} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.neededPassRate')} error={wrongShare}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={0} max={100} step={0.1} value={share} onChange={(event) => setShare(event.target.valueAsNumber)} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.judgeModel')} help={t('datasets.judgeHelp')}>
          {(control) => (
            <div className="input">
              <input {...control} className="mono" value={judge} placeholder="gpt-5-nano" onChange={(event) => setJudge(event.target.value)} />
            </div>
          )}
        </Field>
      </div>
      <Field label={t('datasets.assertions')} help={t('datasets.assertionsHelp')}>
        {(control) => <textarea className="area" {...control} rows={6} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
