import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { gatesQuery } from '../../api/deploying'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../Dialog'
import { Checkbox } from '../form/Checkbox'
import { useErrorText } from '../PageStates'
import { askHere, type Question } from './askToDeploy'
import { GateLines, WaitingGates } from './GateLines'
import { verdictOf } from './verdict'

/** Where a page asks before it deploys to a protected environment. */
export function DeployQuestion() {
  const [asked, setAsked] = useState<{ question: Question; answer: (go: boolean) => void } | null>(null)
  useEffect(
    () =>
      askHere(
        (question) =>
          new Promise((answer) =>
            setAsked((before) => {
              before?.answer(false)
              return { question, answer }
            }),
          ),
      ),
    [],
  )
  if (!asked) return null
  const answer = (go: boolean) => {
    asked.answer(go)
    setAsked(null)
  }
  return <Asked question={asked.question} onAnswer={answer} />
}

function Asked({ question, onAnswer }: { question: Question; onAnswer: (go: boolean) => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [anyway, setAnyway] = useState(false)
  const found = useQueries({ queries: question.environments.map(({ protection }) => gatesQuery(protection, question.subject)) })
  const verdict = verdictOf(found.map((each) => each.data))
  const failed = found.find((each) => each.isError && !each.data)
  const names = question.environments.map((each) => each.name).join(', ')
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onAnswer(false)}
      title={t('prompts.gates.title', { version: question.version, environment: names })}
      actions={
        <button className={`btn ${verdict === 'free' ? 'primary' : 'danger'}`} disabled={verdict === 'refused' || (verdict !== 'free' && !anyway)} onClick={() => onAnswer(true)}>
          {t(verdict === 'free' || verdict === 'refused' ? 'prompts.gates.deploy' : 'prompts.gates.deployAnyway')}
        </button>
      }
    >
      {question.environments.map(({ name, protection }, i) => {
        const gates = found[i]?.data
        return (
          <section key={name} className="gate-part">
            <h3 className="fs12 t2">{t(gates?.suites.length === 0 ? 'prompts.gates.asksNothing' : 'prompts.gates.asks', { environment: name })}</h3>
            {gates ? <GateLines suites={gates.suites} label={t('prompts.gates.asks', { environment: name })} /> : !failed && <WaitingGates lines={Math.max(1, protection.suites.length)} />}
            {gates?.deployed_before && !gates.met && <p className="t2 fs12">{t('prompts.gates.back', { environment: name, version: question.version })}</p>}
          </section>
        )
      })}
      {failed && <p className="err fs12">{errorText(failed.error)}</p>}
      <div className="gate-say" role="status">
        {verdict === 'refused' ? (
          <span className="err">{t('prompts.gates.refused', { environment: names })}</span>
        ) : verdict === 'doubtful' || failed ? (
          <Checkbox on={anyway} onChange={setAnyway}>
            {t('prompts.gates.anyway', { version: question.version })}
          </Checkbox>
        ) : null}
      </div>
    </Dialog>
  )
}
