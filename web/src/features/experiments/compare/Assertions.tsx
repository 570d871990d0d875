import { Check, X } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import type { ComparedItem, Experiment, Run } from '../types'
import { runsOf } from './itemColumns'
import { Letter } from './letters'
import { outputText } from './outputText'
import { marked, quotes } from './wordDiff'

interface Props {
  item: ComparedItem
  experiments: Experiment[]
  letters: Map<string, string>
  baseline: string
  runAt: (experimentId: string) => Run | undefined
}

/** Every assertion once, failed ones first, with the words that the judge gave for each experiment in which it failed. */
export function Assertions({ item, experiments, letters, runAt }: Props) {
  const { t } = useTranslation()
  const names = [...new Set(item.experiment_items.flatMap((run) => run.assertion_results?.map((each) => each.value) ?? []))]
  if (names.length === 0) return null
  const resultOf = (experiment: Experiment, name: string) => runAt(experiment.id)?.assertion_results?.find((each) => each.value === name)
  const failures = (name: string) => experiments.filter((each) => resultOf(each, name)?.passed === false)
  const ordered = names.toSorted((a, b) => failures(b).length - failures(a).length)
  const held = names.filter((name) => failures(name).length === 0).length
  return (
    <section className="asserts" aria-label={t('experiments.assertions')}>
      <div className="row">
        <h3 className="h3">{t('experiments.assertions')}</h3>
        <span className="t3 fs12">{t('experiments.hold', { held, total: names.length })}</span>
        {experiments.map((each) => {
          const summary = item.run_summaries_by_experiment?.[each.id]
          return (
            summary && (
              <span className={`badge ${summary.status === 'failed' ? 'err' : ''}`} key={each.id}>
                {experiments.length > 1 && `${letters.get(each.id)} `}
                {t('experiments.runsPassed', { passed: summary.passed_runs, total: summary.total_runs })}
              </span>
            )
          )
        })}
      </div>
      <ul>
        {ordered.map((name) => (
          <li key={name}>
            <span className="signs">
              {experiments.map((each) => {
                const result = resultOf(each, name)
                return (
                  <i key={each.id} className={`mark ${result?.passed === false ? 'bad' : ''} ${result ? '' : 'none'}`} title={`${letters.get(each.id)}: ${t(result ? (result.passed ? 'experiments.passed' : 'experiments.failed') : 'experiments.notJudged')}`}>
                    {result && <Icon of={result.passed ? Check : X} size={12} />}
                  </i>
                )
              })}
            </span>
            <div className="grow">
              <p>{name}</p>
              {failures(name).map((each) => (
                <Reason
                  key={each.id}
                  run={runAt(each.id)!}
                  name={name}
                  letter={experiments.length > 1 ? letters.get(each.id) : undefined}
                  also={failedIn(item, each.id, name)}
                  others={experiments.filter((other) => other !== each && resultOf(other, name)?.passed).map((other) => letters.get(other.id) ?? '')}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** In how many runs of the experiment the assertion failed. */
function failedIn(item: ComparedItem, experimentId: string, name: string): { failed: number; total: number } {
  const results = runsOf(item, experimentId).flatMap((run) => run.assertion_results?.find((each) => each.value === name) ?? [])
  return { failed: results.filter((each) => !each.passed).length, total: results.length }
}

function Reason({ run, name, letter, also, others }: { run: Run; name: string; letter: string | undefined; also: { failed: number; total: number }; others: string[] }) {
  const { t } = useTranslation()
  const reason = run.assertion_results?.find((each) => each.value === name)?.reason
  const meta = [
    ...(also.total > 1 ? [t('experiments.failedIn', also)] : []),
    ...(others.length > 0 ? [t('experiments.passedIn', { letters: others.join(', ') })] : []),
  ]
  return (
    <blockquote className="evidence">
      {letter && <Letter of={letter} />}{' '}
      {reason
        ? marked(reason, quotes(reason, outputText(run.output))).map((part, index) => (part.changed ? <b key={index}>{part.text}</b> : part.text))
        : t('experiments.noReason')}
      {meta.length > 0 && <footer className="t3 fs12">{meta.join(' · ')}</footer>}
    </blockquote>
  )
}
