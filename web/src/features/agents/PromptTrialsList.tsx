import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import { addVersion, fetchPrompts, promptQuery, type Prompt } from '../prompts/api'
import { TemplateEditor } from '../prompts/TemplateEditor'
import type { PromptTrials } from './usePromptTrials'

const MOST = 50

/** The project's prompts: each can be run with another text, without a new version; and saved as one when it is better. */
export function PromptTrialsList({ trials }: { trials: PromptTrials }) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const prompts = useQuery({ queryKey: ['list', 'prompts', projectId, 'trials'], queryFn: ({ signal }) => fetchPrompts(projectId, { page: 1, size: MOST }, signal) })
  if (!prompts.data || prompts.data.content.length === 0) return null
  return (
    <section className="ptrials">
      <h2 className="h3">{t('agents.tryPrompts')}</h2>
      <p className="t3 fs12">{t('agents.tryPromptsText')}</p>
      {prompts.data.content.map((prompt) => (
        <Trial key={prompt.id} prompt={prompt} trials={trials} />
      ))}
    </section>
  )
}

function Trial({ prompt, trials }: { prompt: Prompt; trials: PromptTrials }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const [open, setOpen] = useState(trials.texts[prompt.id] !== undefined)
  const whole = useQuery({ ...promptQuery(prompt.id), enabled: open })
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const latest = whole.data?.latest_version
  const text = trials.texts[prompt.id]
  const changed = text !== undefined && text !== latest?.template
  const save = async () => {
    if (!latest || text === undefined) return
    try {
      const made = await addVersion(prompt, { template: text, type: latest.type, ...(latest.metadata == null ? {} : { metadata: latest.metadata }), change_description: t('agents.triedHere') })
      trials.set(prompt.id, undefined)
      await Promise.all([client.invalidateQueries({ queryKey: ['prompts'] }), client.invalidateQueries({ queryKey: ['list', 'prompts'] })])
      toast(t('prompts.savedVersion', { version: made.version_number }))
    } catch (error) {
      toast(t('prompts.notSaved', { reason: errorText(error) }), true)
    }
  }
  return (
    <details className="mb" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="row">
        <b className="w6 trunc">{prompt.name}</b>
        {changed ? <span className="badge warn">{t('agents.changedForRuns')}</span> : latest && <span className="t3 fs12 num">{latest.version_number}</span>}
      </summary>
      {open && latest && (
        <div className="ptrial">
          <TemplateEditor template={text ?? latest.template} structure={prompt.template_structure} onChange={(next) => trials.set(prompt.id, next === latest.template ? undefined : next)} />
          <div className="row">
            <Link className="acc fs12" to="/$workspace/projects/$projectId/prompts/$promptId" params={{ workspace, projectId, promptId: prompt.id }}>
              {t('agents.openPrompt')}
            </Link>
            <span className="grow" />
            {changed && (
              <>
                <button className="btn sm" onClick={() => trials.set(prompt.id, undefined)}>
                  {t('prompts.throwAway')}
                </button>
                <button className="btn sm" onClick={() => void save()}>
                  {t('prompts.saveVersion')}
                </button>
              </>
            )}
          </div>
        </div>
      )}
    </details>
  )
}
