import { Trash2 } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import { useToast } from '../../components/Toasts'
import { deleteScore, putScore, type Entity, type ScoreValue } from './api'
import { useEntityWrite } from './useEntityWrite'

interface Props {
  entity: Entity
  score: ScoreValue
  /** Whose value goes, and in which queue it was given; without it everybody's. */
  of?: { author: string; queue?: string | undefined }
}

/** Deletes at once; undo puts back what was given, under the name of this page's user. */
export function DeleteScore({ entity, score: { name, value, category_name, reason }, of }: Props) {
  const { t } = useTranslation()
  const toast = useToast()
  const back = useEntityWrite(entity, () => putScore(entity, { name, value, category_name, reason }))
  const remove = useEntityWrite(entity, () => deleteScore(entity, name, of?.author, of?.queue))
  const label = of ? t('trace.deleteScoreOf', { name, author: of.author }) : t('trace.deleteScore', { name })
  return (
    <button
      className="ibtn sm"
      aria-label={label}
      title={label}
      disabled={remove.isPending}
      onClick={() =>
        remove.mutate(undefined, {
          onSuccess: () => toast(t('trace.scoreDeleted', { name }), false, { label: t('common.undo'), run: () => back.mutate(undefined) }),
        })
      }
    >
      <Icon of={Trash2} size={14} />
    </button>
  )
}
