import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'
import { addVersion, fetchPrompts } from '../prompts/api'
import { messageText, writeMessages } from '../prompts/template'
import type { Optimization } from './api'
import { promptsOf } from './configuration'
import type { Candidate } from './trials'

/** Makes a candidate's prompt a version of a prompt in the library. */
export function Promote({ run, candidate, onClose }: { run: Optimization; candidate: Candidate; onClose: () => void }) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const errorText = useErrorText()
  const prompts = promptsOf(candidate.experiments[0]?.metadata)
  const [which, setWhich] = useState(0)
  const chosen = prompts[which]
  const [name, setName] = useState(chosen?.name || run.name)
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const library = useQuery({ queryKey: ['list', 'prompts', projectId, 'names'], queryFn: ({ signal }) => fetchPrompts(projectId, { page: 1, size: 200 }, signal) })
  const existing = library.data?.content.find((each) => each.name.toLowerCase() === name.trim().toLowerCase())
  const structure = chosen?.messages.length === 1 && chosen.messages[0]!.role === 'text' ? ('text' as const) : ('chat' as const)
  const clash = existing !== undefined && existing.template_structure !== structure
  const promote = async () => {
    if (!chosen || !name.trim() || clash || busy) return
    setBusy(true)
    try {
      const made = await addVersion(
        { name: name.trim(), project_id: projectId, template_structure: structure },
        {
          template: structure === 'text' ? messageText(chosen.messages[0]) : writeMessages(chosen.messages),
          type: existing?.latest_version?.type ?? 'mustache',
          change_description: t('optimizations.promoteNote', { label: candidate.label, run: run.name }).slice(0, 255),
        },
      )
      void navigate({ to: '/$workspace/projects/$projectId/prompts/$promptId', params: { workspace, projectId, promptId: made.prompt_id }, search: { tab: 'diff' } })
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('optimizations.promote', { label: candidate.label })}
      description={prompts.length === 0 ? t('optimizations.noPrompt') : t('optimizations.promoteText')}
      testId="promote"
      actions={
        <button className="btn primary" disabled={!chosen || !name.trim() || clash || busy} onClick={() => void promote()}>
          {existing ? t('optimizations.addVersion') : t('optimizations.makePrompt')}
        </button>
      }
    >
      {prompts.length > 1 && (
        <Field label={t('optimizations.whichPrompt')}>
          {(control) => (
            <select
              {...control}
              className="select"
              value={which}
              onChange={(event) => {
                setWhich(Number(event.target.value))
                setName(prompts[Number(event.target.value)]?.name || run.name)
              }}
            >
              {prompts.map((each, index) => (
                <option key={each.name} value={index}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {chosen && (
        <Field label={t('optimizations.promptName')} error={clash ? t('optimizations.otherType') : undefined} help={existing ? t('optimizations.becomes', { version: `v${existing.version_count + 1}` }) : t('optimizations.becomesNew')}>
          {(control) => (
            <div className="input">
              <input {...control} autoFocus list="prompt-names" value={name} maxLength={255} onChange={(event) => setName(event.target.value)} />
              <datalist id="prompt-names">
                {library.data?.content.map((each) => (
                  <option key={each.id} value={each.name} />
                ))}
              </datalist>
            </div>
          )}
        </Field>
      )}
      {failure && (
        <p className="err" role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  )
}
