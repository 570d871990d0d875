import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Comment, FeedbackScore } from '../../api/types'
import { Icon } from '../../components/Icon'
import { PageError } from '../../components/PageStates'
import { definitionsQuery } from '../../api/definitions'
import { userQuery, type Entity } from './api'
import { AnnotateRow } from './AnnotateRow'
import { Comments } from './Comments'
import './annotate.css'
import { useAddress } from './useAddress'

interface Props {
  entity: Entity
  name: string
  scores: FeedbackScore[]
  comments: Comment[]
  onClose: () => void
}

/** Every feedback definition with a control of its kind, saved while you go; then the comments. */
export function Annotate({ entity, name, scores, comments, onClose }: Props) {
  const { t } = useTranslation()
  const { workspace } = useAddress()
  const definitions = useQuery(definitionsQuery())
  const user = useQuery(userQuery())
  const box = useRef<HTMLElement>(null)
  const ready = definitions.isSuccess && user.isSuccess
  useEffect(() => {
    if (ready) box.current?.querySelector<HTMLElement>('input, button.pick, textarea')?.focus()
  }, [ready])
  // Also from within a field, where the keys of the page rest: what was typed is saved on the way out.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  // Scores that have no definition (of programs, or of definitions deleted meanwhile) are judged as numbers.
  const undefinedOnes = scores.filter((score) => !definitions.data?.some((each) => each.name === score.name))
  return (
    <aside className="annot" ref={box} aria-label={t('trace.annotateWhat', { name })} data-testid="annotate-panel" onKeyDown={onKeyDown}>
      <header className="row">
        <h2 className="fs14 w6 grow trunc">{t('trace.annotateWhat', { name })}</h2>
        <button className="ibtn" aria-label={t('trace.closeAnnotate')} title={t('trace.closeAnnotate')} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <div className="annotb">
        {definitions.isError ? (
          <PageError whole={false} error={definitions.error} failed={t('trace.noDefinitionsLoaded')} />
        ) : ready ? (
          <>
            {definitions.data.map((definition) => (
              <AnnotateRow
                key={`${entity.id} ${definition.id}`}
                definition={definition}
                entity={entity}
                score={scores.find((each) => each.name === definition.name)}
                user={user.data}
              />
            ))}
            {undefinedOnes.map((score) => (
              <AnnotateRow
                key={`${entity.id} ${score.name}`}
                definition={{ id: score.name, name: score.name, type: 'numerical', details: {} }}
                entity={entity}
                score={score}
                user={user.data}
              />
            ))}
            {definitions.data.length === 0 && (
              <p className="t2 none">
                {t('trace.noDefinitions')}{' '}
                <a className="acc" href={`${workspace}/configuration?tab=feedback-definitions`}>
                  {t('trace.makeDefinition')}
                </a>
              </p>
            )}
          </>
        ) : (
          <div className="treeskel" aria-hidden="true">
            {[60, 80, 50].map((width) => (
              <span key={width} className="skel" style={{ width: `${width}%` }} />
            ))}
          </div>
        )}
        {(ready || definitions.isError) && <Comments entity={entity} comments={comments} user={user.data} />}
      </div>
    </aside>
  )
}
