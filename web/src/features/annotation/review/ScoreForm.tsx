import { Check, ChevronLeft, Eye } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import '../../../components/form/form.css'
import { Kbd } from '../../../components/Kbd'
import * as f from '../../../lib/format'
import type { Definition } from '../../../api/definitions'
import { optionsOf, rangeOf, type Answer, type Answers } from './answers'

interface QuestionsProps {
  definitions: Definition[]
  answers: Answers
  active: number
  onActive: (at: number) => void
  onAnswer: (name: string, answer: Answer | null, advance?: boolean) => void
  disabled?: boolean
}

/** The questions of a queue; the active one has the accent edge and takes the number keys. */
export function Questions({ definitions, answers, active, onActive, onAnswer, disabled = false }: QuestionsProps) {
  const { t } = useTranslation()
  return definitions.map((definition, at) => {
    const options = optionsOf(definition)
    const answer = answers[definition.name]
    const current = at === active
    const wide = options !== null && (options.length > 3 || options.some((option) => option.label.length > 14))
    return (
      <fieldset key={definition.name} className={`rv-q ${current ? 'act' : ''}`} disabled={disabled} onFocus={() => onActive(at)} data-testid={`annotate-score-row-${definition.name}`}>
        <legend>
          <b>{definition.name}</b>
          {options ? (
            <span className="t3 fs12">{answer ? '' : t('annotation.review.chooseOne')}</span>
          ) : (
            <>
              <span className="grow" />
              <span className="num w6">{answer ? f.score(answer.value) : f.NONE}</span>
            </>
          )}
        </legend>
        {definition.description && <p className="t3 fs12 rv-help">{definition.description}</p>}
        {options ? (
          <div className={`opts ${wide ? 'c' : ''}`} role="radiogroup" aria-label={definition.name}>
            {options.map((option, index) => {
              const on = answer !== undefined && answer.value === option.answer.value && (answer.category === undefined || answer.category === option.answer.category)
              return (
                <button key={option.label} type="button" role="radio" aria-checked={on} className={`ans ${on ? 'on' : ''}`} onClick={() => onAnswer(definition.name, on ? null : option.answer)}>
                  {index < 9 && (
                    <span aria-hidden="true">
                      <Kbd of={definition.type === 'boolean' ? 'YN'[index]! : String(index + 1)} />
                    </span>
                  )}
                  <span className="trunc">{option.label}</span>
                  {on && <Icon of={Check} size={14} className="tick" />}
                </button>
              )
            })}
          </div>
        ) : (
          <NumberAnswer definition={definition} answer={answer} onAnswer={(value) => onAnswer(definition.name, { value }, false)} />
        )}
      </fieldset>
    )
  })
}

function NumberAnswer({ definition, answer, onAnswer }: { definition: Definition; answer: Answer | undefined; onAnswer: (value: number) => void }) {
  const { min, max, step } = rangeOf(definition)
  const share = answer ? ((answer.value - min) / (max - min || 1)) * 100 : 0
  return (
    <>
      <input
        type="range"
        className={`sld ${answer ? '' : 'none'}`}
        aria-label={definition.name}
        min={min}
        max={max}
        step={step}
        value={answer?.value ?? min}
        style={{ '--at': `${share}%` } as React.CSSProperties}
        onChange={(event) => onAnswer(Number(event.target.value))}
        onPointerUp={(event) => !answer && onAnswer(Number(event.currentTarget.value))}
      />
      <div className="row fs11 t3 num rv-ends" aria-hidden="true">
        <span>{min}</span>
        <span>{Number(((min + max) / 2).toFixed(3))}</span>
        <span>{max}</span>
      </div>
    </>
  )
}

interface FormProps extends QuestionsProps {
  comment: string
  comments: boolean
  box: RefObject<HTMLTextAreaElement | null>
  others: { author: string; name: string; text: string; reason?: string | undefined }[]
  done: boolean
  ready: boolean
  onComment: (text: string) => void
  onSubmit: () => void
  onSkip: () => void
  onBack: () => void
}

export function ScoreForm(props: FormProps) {
  const { t } = useTranslation()
  const { comment, comments, box, others, done, ready, disabled } = props
  return (
    <aside className="rv-form" aria-label={t('annotation.review.scores')}>
      <div className="rv-scroll" tabIndex={0} role="region" aria-label={t('annotation.review.form')}>
        <Questions {...props} />
        {props.definitions.length === 0 && <p className="t3 rv-none">{t('annotation.review.noQuestions')}</p>}
        {comments && (
          <fieldset className="rv-q" disabled={disabled}>
            <legend>
              <b>{t('annotation.review.comment')}</b>
              <Kbd of="C" />
              <span className="t3 fs12">{t('annotation.review.optional')}</span>
            </legend>
            <textarea
              ref={box}
              className="area"
              rows={3}
              aria-label={t('annotation.review.comment')}
              value={comment}
              onChange={(event) => props.onComment(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.currentTarget.blur()
                else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) props.onSubmit()
                else return
                event.preventDefault()
              }}
            />
          </fieldset>
        )}
        {done ? (
          others.map((other) => (
            <p key={`${other.author} ${other.name}`} className="rv-other fs12">
              <span className="t3">{other.author}</span> <b className="w5">{other.name}</b> {other.text}
              {other.reason && <span className="t2 rv-reason">{other.reason}</span>}
            </p>
          ))
        ) : (
          <p className="rv-oth t2 fs12">
            <Icon of={Eye} size={14} />
            <span>{t('annotation.review.hidden')}</span>
          </p>
        )}
      </div>
      <div className="rv-foot row">
        <button className="btn" onClick={props.onBack} title={t('common.back')}>
          <Icon of={ChevronLeft} size={14} />
          <span className="sr">{t('common.back')}</span>
          <Kbd of="⇧↵" />
        </button>
        <button className="btn ghost" onClick={props.onSkip}>
          {t('annotation.review.skip')} <Kbd of="S" />
        </button>
        <span className="grow" />
        <button className="btn primary" disabled={!ready || disabled} onClick={props.onSubmit}>
          {t(done ? 'annotation.review.update' : 'annotation.review.submit')} <Kbd of="Mod↵" />
        </button>
      </div>
    </aside>
  )
}
