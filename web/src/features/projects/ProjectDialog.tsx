import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { request } from '../../api/client'
import type { ProjectOverview } from '../../api/overview'
import { Dialog } from '../../components/Dialog'
import { Field } from '../../components/form/Field'
import { useErrorText } from '../../components/PageStates'

/** Makes a project, or changes its name and description. */
export function ProjectDialog({ project, onClose }: { project: ProjectOverview | null; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const [name, setName] = useState(project?.name ?? '')
  const [description, setDescription] = useState(project?.description ?? '')
  const [error, setError] = useState<string>()
  const submit = async () => {
    if (name.trim() === '') return
    try {
      const body = { name: name.trim(), description }
      await (project ? request(`/projects/${project.id}`, { method: 'PATCH', body }) : request('/projects', { method: 'POST', body }))
    } catch (failure) {
      return setError(errorText(failure))
    }
    await Promise.all([['list', 'project-overview'], ['projects'], ['project']].map((queryKey) => client.invalidateQueries({ queryKey })))
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(project ? 'projects.change' : 'projects.new')}
      actions={
        <button className="btn primary" disabled={name.trim() === ''} onClick={() => void submit()}>
          {t(project ? 'common.save' : 'common.create')}
        </button>
      }
    >
      <form
        className="pform"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={t('projects.name')} error={error}>
          {(control) => (
            <div className={`input ${error ? 'invalid' : ''}`}>
              <input {...control} autoFocus maxLength={150} value={name} onChange={(event) => setName(event.target.value)} />
            </div>
          )}
        </Field>
        <Field label={t('projects.description')}>
          {(control) => (
            <div className="input">
              <input {...control} maxLength={255} value={description} onChange={(event) => setDescription(event.target.value)} />
            </div>
          )}
        </Field>
      </form>
    </Dialog>
  )
}
