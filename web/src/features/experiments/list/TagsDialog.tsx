import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Dialog } from '../../../components/Dialog'
import { Field } from '../../../components/form/Field'
import { TagInput } from '../../../components/form/TagInput'
import { useErrorText } from '../../../components/PageStates'
import { tagExperiments } from '../api'
import type { Experiment } from '../types'

/** Tags of several experiments: those that all have can go, others come to all. */
export function TagsDialog({ experiments, onClose }: { experiments: Experiment[]; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const errorText = useErrorText()
  const shared = experiments[0]?.tags?.filter((tag) => experiments.every((each) => each.tags?.includes(tag))) ?? []
  const [tags, setTags] = useState(shared)
  const save = useMutation({
    mutationFn: () => tagExperiments(experiments.map(({ id }) => id), tags.filter((tag) => !shared.includes(tag)), shared.filter((tag) => !tags.includes(tag))),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['list', 'experiments'] }), client.invalidateQueries({ queryKey: ['experiments'] })])
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('experiments.tagsOf', { count: experiments.length })}
      actions={
        <button className="btn primary" disabled={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </button>
      }
    >
      <Field label={t('experiments.tags')} help={t('experiments.tagsHelp')} error={save.error ? errorText(save.error) : undefined}>
        {(control) => <TagInput id={control.id} label={t('experiments.tags')} tags={tags} onChange={setTags} />}
      </Field>
    </Dialog>
  )
}
