import { useTranslation } from '../../../i18n/useTranslation'
import { Field } from '../../../components/form/Field'
import type { Version } from '../api'
import { assertionsOf, judgeOf, withAssertions } from '../assertions'
import { MOST_RUNS, policyProblem } from './policy'
import './suite.css'

/** The policy of a suite while it is typed. */
export interface PolicyDraft {
  times: number
  pass: number
  /** Items that must pass, percent. */
  share: number
  judge: string
  /** One assertion per line. */
  text: string
}

type Settings = Pick<Version, 'execution_policy' | 'evaluators'>

export const policyDraft = (version?: Settings): PolicyDraft => ({
  times: version?.execution_policy?.runs_per_item ?? 1,
  pass: version?.execution_policy?.pass_threshold ?? 1,
  share: Math.round((version?.execution_policy?.needed_pass_rate ?? 1) * 1000) / 10,
  judge: judgeOf(version?.evaluators) ?? '',
  text: assertionsOf(version?.evaluators).join('\n'),
})

const shareIsWrong = (share: number) => !(share >= 0 && share <= 100)

export const isWrong = ({ times, pass, share }: PolicyDraft): boolean => policyProblem(times, pass) !== undefined || shareIsWrong(share)

/** The settings as the server takes them; evaluators that are no judges stay. */
export const policyBody = ({ times, pass, share, judge, text }: PolicyDraft, version?: Settings) => ({
  execution_policy: { runs_per_item: times, pass_threshold: pass, needed_pass_rate: share / 100 },
  evaluators: withAssertions(version?.evaluators, text.split('\n').map((line) => line.trim()).filter(Boolean), judge.trim() || null),
})

/** Runs, what has to pass, the judge, and the assertions that every item has to hold. */
export function PolicyFields({ draft, help, onChange }: { draft: PolicyDraft; help: string; onChange: (change: Partial<PolicyDraft>) => void }) {
  const { t } = useTranslation()
  const problem = policyProblem(draft.times, draft.pass)
  return (
    <>
      <div className="sgrid">
        <Field label={t('datasets.runsPerItem')} error={problem === 'runsWrong' ? t('datasets.runsWrong', { most: MOST_RUNS }) : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={1} max={MOST_RUNS} value={draft.times} onChange={(event) => onChange({ times: event.target.valueAsNumber })} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.passThreshold')} error={problem === 'passWrong' ? t('datasets.passWrong') : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={1} max={MOST_RUNS} value={draft.pass} onChange={(event) => onChange({ pass: event.target.valueAsNumber })} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.neededPassRate')} error={shareIsWrong(draft.share) ? t('datasets.shareWrong') : undefined}>
          {(control) => (
            <div className="input">
              <input {...control} type="number" min={0} max={100} step={0.1} value={draft.share} onChange={(event) => onChange({ share: event.target.valueAsNumber })} />
            </div>
          )}
        </Field>
        <Field label={t('datasets.judgeModel')} help={t('datasets.judgeHelp')}>
          {(control) => (
            <div className="input">
              <input {...control} className="mono" value={draft.judge} placeholder="gpt-5-nano" onChange={(event) => onChange({ judge: event.target.value })} />
            </div>
          )}
        </Field>
      </div>
      <Field label={t('datasets.assertions')} help={help}>
        {(control) => <textarea className="area" {...control} rows={6} value={draft.text} onChange={(event) => onChange({ text: event.target.value })} />}
      </Field>
    </>
  )
}
