import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight, Play } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import { Marked } from '../prompts/ContentTab'
import { DiffSection } from '../prompts/DiffTab'
import { messageText } from '../prompts/template'
import type { Optimization, PairedDifference } from './api'
import { Explanation } from './Explanation'
import { promptsOf, sectionsOf, settingsOf } from './configuration'
import { PARTS, type TrialPart } from './feature'
import { TrialItems } from './TrialItems'
import type { Candidate } from './trials'
import * as f from '../../lib/format'

interface Props {
  optimization: Optimization
  baseline: Candidate
  candidate: Candidate
  part: TrialPart
  difference: PairedDifference | undefined
  onPart: (part: TrialPart) => void
}

const marked = (text: string) => <Marked text={text} />

/** The selected candidate against the baseline: what its prompt says differently, which items it won and lost, the prompt itself. */
export function TrialDetail({ optimization, baseline, candidate, part, difference, onPart }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  return (
    <>
      <div className="oh">
        <span className="chipl a">A</span>
        <b className="w6">{baseline.label}</b>
        <Icon of={ChevronRight} size={12} className="t3" />
        <span className="chipl b">B</span>
        <b className="w6">{candidate.label}</b>
        <span className="grow" />
        <div className="seg sm" role="group" aria-label={t('optimizations.show')}>
          {PARTS.map((each) => (
            <button key={each} className={each === part ? 'on' : ''} aria-pressed={each === part} onClick={() => onPart(each)}>
              {t(`optimizations.parts.${each}`)}
            </button>
          ))}
        </div>
        {promptsOf(candidate.experiments[0]?.metadata).length > 0 && (
          <Link
            className="btn sm"
            to="/$workspace/projects/$projectId/playground"
            params={{ workspace, projectId }}
            search={{ optimization: optimization.id, trial: candidate.id }}
          >
            <Icon of={Play} size={12} />
            {t('nav.playground')}
          </Link>
        )}
      </div>
      <TrialBody optimization={optimization} baseline={baseline} candidate={candidate} part={part} />
      {difference?.low !== undefined && difference.high !== undefined && candidate.id !== baseline.id && (
        <p className="wy">
          {t(difference.significant ? 'optimizations.wonLost' : 'optimizations.wonLostNoise', {
            won: f.count(difference.won),
            lost: f.count(difference.lost),
            pairs: f.count(difference.pairs),
            low: f.signed(difference.low, (value) => value.toFixed(3)),
            high: f.signed(difference.high, (value) => value.toFixed(3)),
          })}
        </p>
      )}
      {candidate.id !== baseline.id && candidate.state === 'done' && <Explanation key={candidate.id} run={optimization} candidate={candidate} />}
    </>
  )
}

export function TrialBody({ optimization, baseline, candidate, part }: Pick<Props, 'optimization' | 'baseline' | 'candidate' | 'part'>) {
  const { t } = useTranslation()
  const metadata = candidate.experiments[0]?.metadata
  const prompts = promptsOf(metadata)
  if (candidate.experiments.length === 0)
    return (
      <p className="t3 pad grow" role="status">
        {t('optimizations.server.beingTried', { label: candidate.label })}
      </p>
    )
  if (part === 'items') return <TrialItems optimization={optimization} baseline={baseline} candidate={candidate} />
  if (part === 'prompt')
    return (
      <div className="dfb" tabIndex={0} role="region" aria-label={t('optimizations.parts.prompt')}>
        {prompts.map((prompt) =>
          prompt.messages.map((message, index) => (
            <section className="mb" key={`${prompt.name} ${index}`}>
              <header>
                {prompt.name && <span className="t3 fs12">{prompt.name}</span>}
                <b>{t(`prompts.roles.${message.role}`, message.role)}</b>
              </header>
              <p className="ptext">{marked(messageText(message))}</p>
            </section>
          )),
        )}
        <section className="mb pad">
          <JsonView name={t('optimizations.settings')} value={prompts.length > 0 ? settingsOf(metadata) : (metadata ?? {})} />
        </section>
      </div>
    )
  const sections = sectionsOf(promptsOf(baseline.experiments[0]?.metadata), prompts)
  return (
    <div className="dfb" tabIndex={0} role="region" aria-label={t('optimizations.parts.diff')}>
      {candidate.id === baseline.id && <p className="t3 pad">{t('optimizations.isBaseline')}</p>}
      {sections.length === 0 && <p className="t3 pad">{t('optimizations.noPrompt')}</p>}
      {sections.map((section, index) => (
        <DiffSection key={index} title={[section.title, t(`prompts.roles.${section.role}`, section.role)].filter(Boolean).join(': ')} before={section.before} after={section.after} beside={undefined} prose draw={marked} />
      ))}
    </div>
  )
}

