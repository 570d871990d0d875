import { useTranslation } from '../../../i18n/useTranslation'
import { useState } from 'react'
import { Kbd } from '../../../components/Kbd'
import { Markdown } from '../../../components/Markdown'
import { TopBar } from '../../../components/TopBar'
import * as f from '../../../lib/format'
import { useHotkeys } from '../../../lib/hotkeys'
import type { Definition } from '../../../api/definitions'
import type { Queue } from '../api'
import { queuesOf } from '../parent'
import { withAnswer, type Answers } from './answers'
import { ReviewKeys } from './ReviewKeys'
import { Questions } from './ScoreForm'
import type { QueueProgress } from './useQueueProgress'

/** What is asked of the reviewer, and how; the questions can be tried without any effect. */
export function ReviewStart({ queue, definitions, data, onStart }: { queue: Queue; definitions: Definition[]; data: QueueProgress | undefined; onStart: () => void }) {
  const { t } = useTranslation()
  useHotkeys({ Enter: onStart, 'Mod+Enter': onStart })
  const left = data ? data.items.length - data.progress.mine.size : undefined
  return (
    <>
      <TopBar title={queue.name} parent={queuesOf(t, queue)}>
        <ReviewKeys />
      </TopBar>
      <div className="rv-start">
        <div>
          <p className="t3">{t('annotation.review.invited')}</p>
          <h2 className="rv-title">{queue.name}</h2>
          <p className="t2 rv-lead">
            {data?.items.length === 0 ? t('annotation.review.empty') : left === undefined ? '…' : left > 0 ? t('annotation.review.left', { count: left, n: f.count(left) }) : t('annotation.review.nothingLeft')}
            {queue.annotators_per_item > 1 && ` ${t('annotation.review.several', { count: queue.annotators_per_item })}`}
          </p>
          {queue.instructions ? (
            <section className="rv-guide" aria-label={t('annotation.review.guidelines')}>
              <Markdown text={queue.instructions} />
            </section>
          ) : (
            <p className="t3">{t('annotation.review.noGuidelines')}</p>
          )}
          <button className="btn primary" autoFocus disabled={!data?.items.length} onClick={onStart} data-testid="sme-start">
            {t(left === 0 ? 'annotation.review.look' : data && data.progress.mine.size > 0 ? 'annotation.review.goOn' : 'annotation.review.start')} <Kbd of="↵" />
          </button>
        </div>
        <Preview definitions={definitions} comments={queue.comments_enabled} />
      </div>
    </>
  )
}

export function Preview({ definitions, comments }: { definitions: Definition[]; comments: boolean }) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<Answers>({})
  const [active, setActive] = useState(0)
  return (
    <section className="card rv-preview" aria-label={t('annotation.review.asked')}>
      <header>
        <h2>{t('annotation.review.questions')}</h2>
        <span className="t3 fs12">{t('annotation.review.try')}</span>
      </header>
      <div className="rv-pv">
        <Questions
          definitions={definitions}
          answers={answers}
          active={active}
          onActive={setActive}
          onAnswer={(name, answer) => setAnswers((now) => withAnswer(now, name, answer))}
        />
        {definitions.length === 0 && <p className="t3 rv-none">{t('annotation.review.noQuestions')}</p>}
        {comments && <p className="t3 fs12 rv-none">{t('annotation.review.mayComment')}</p>}
      </div>
    </section>
  )
}
