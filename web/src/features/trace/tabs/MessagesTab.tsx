import { Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import { linkedPrompts } from '../../../lib/bookkeeping'
import { Kbd } from '../../../components/Kbd'
import type { DetailContext } from '../detail'
import { ErrorCallout } from '../ErrorCallout'
import { MoreErrors } from '../MoreErrors'
import { MessageList } from '../MessageList'
import { RunFiles } from '../RunFiles'
import { ScoreTable } from '../ScoreTable'

/** What was said, and below it how it was judged. */
export function MessagesTab({ context }: { context: DetailContext }) {
  const { t } = useTranslation()
  const { run, conversation, tree, onSelect, entity, onAnnotate, state } = context
  return (
    <>
      {run.error_info && <ErrorCallout error={run.error_info} more={<MoreErrors type={run.error_info.exception_type} level={entity.kind === 'spans' ? 'spans' : 'traces'} state={state} />} />}
      {conversation && <MessageList conversation={conversation} usage={run.usage} prompt={promptName(run.metadata)} tree={tree} onSelect={onSelect} />}
      <RunFiles context={context} attachedOnly />
      <section className="scs">
        <div className="row sh">
          <h3 className="h3">{t('scores.title')}</h3>
          <span className="grow" />
          <button className="btn ghost sm" onClick={onAnnotate}>
            <Icon of={Plus} size={12} />
            {t('common.add')} <Kbd of="A" />
          </button>
        </div>
        {run.feedback_scores?.length ? <ScoreTable entity={entity} scores={run.feedback_scores} /> : <p className="t3 none">{t('trace.noScores')}</p>}
      </section>
    </>
  )
}

/** The linked prompt with its version; of several none can be told to be the one. */
function promptName(metadata: unknown): string | undefined {
  const [prompt, second] = linkedPrompts(metadata)
  if (!prompt || second) return undefined
  return [prompt.name, prompt.version ?? prompt.commit].filter(Boolean).join(' ')
}
