import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CornerDownRight, ExternalLink, RotateCcw } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Diff } from '../../../components/diff/Diff'
import { Icon } from '../../../components/Icon'
import { useJudgements } from '../../../components/score/judgements'
import * as f from '../../../lib/format'
import { levelOf } from '../../../lib/judgement'
import { Letter } from '../../experiments/compare/letters'
import { letter } from '../draft'
import type { Cell } from '../types'
import type { Streaming } from '../useLiveCells'
import { Verdict } from './Verdict'

const TINT = { '': '', warn: 'm', error: 'l' } as const

interface Props {
  position: number
  variant: number
  cell: Cell | undefined
  streaming: Streaming | undefined
  running: boolean
  /** The answer of A, to compare with. */
  compared: string | undefined
  onRetry: () => void
  onContinue: ((answer: string) => void) | undefined
}

/** An answer with its scores, time and cost; on its way, waiting, or why there is none. A click opens its trace. */
export function CellView({ position, variant, cell, streaming, running, compared, onRetry, onContinue }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default', projectId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const target = { to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId }, search: { logsType: 'traces', trace: cell?.trace_id } } as const
  const open = (event: MouseEvent) => {
    if (!cell?.trace_id || streaming || (event.target as Element).closest('a, button') || String(window.getSelection())) return
    void navigate(target)
  }
  const judgements = useJudgements()
  const bad = cell?.scores?.some((score) => levelOf(score.value, judgements.get(score.name)) === 'error')
  const failed = cell?.state === 'failed' && !streaming
  const broken = cell?.assertions?.some((each) => !each.passed) ?? false
  return (
    // The link in the last line is what the keyboard and screen readers find.
    <div className={`oc ${failed || ((bad || broken) && !streaming) ? 'bad' : ''} ${streaming ? 'stream' : ''} ${cell?.trace_id && !streaming ? 'open' : ''}`} data-cell-id={`${position}_${variant}`} data-testid={`playground-output-${position}-${variant}`} onClick={open}>
      <span className="cl">
        <Letter of={letter(variant)} />
      </span>
      {streaming ? (
        <>
          <div className={`ot ${streaming.text ? '' : 't3'}`}>
            {streaming.text || t('playground.thinking')}
            <span className="caret" />
          </div>
          <div className="om">
            <span className="acc row">
              <span className="spin" />
              {streaming.pieces > 0 ? t('playground.streaming', { count: streaming.pieces }) : t('playground.firstPending')}
            </span>
            <span className="grow" />
            <span className="t3 num">{f.durationSummary(streaming.elapsed)}</span>
          </div>
        </>
      ) : !cell || cell.state === 'waiting' ? (
        <>
          <div className="ot">
            {running && (
              <>
                <span className="skel" style={{ width: `${78 + ((position * 7 + variant * 3) % 12)}%` }} />
                <span className="skel" style={{ width: `${52 + ((position * 5 + variant * 4) % 16)}%` }} />
              </>
            )}
          </div>
          <div className="om t3">{running ? t('playground.queued') : t('playground.notRun')}</div>
        </>
      ) : (
        <>
          <div className={`ot ${failed ? 'err' : ''}`}>
            {compared !== undefined && cell.output !== undefined ? (
              <Diff before={compared} after={cell.output} label={t('playground.diffOf', { letter: letter(variant) })} prose whole />
            ) : (
              (cell.error ?? (cell.output || t('playground.emptyAnswer')))
            )}
          </div>
          <div className="om">
            {cell.assertions && <Verdict assertions={cell.assertions} />}
            {cell.scores?.map((score) => {
              const level = levelOf(score.value, judgements.get(score.name))
              return (
                <span key={score.name} className={`scx ${TINT[level]}`} title={score.reason}>
                  <span>{score.name}</span>
                  <b>{f.score(score.value)}</b>
                  {level && <span className="sr">{t('playground.beyond')}</span>}
                </span>
              )
            })}
            {failed && !running && (
              <button className="btn ghost sm" onClick={onRetry}>
                <Icon of={RotateCcw} size={12} />
                {t('playground.retry')}
              </button>
            )}
            {onContinue && cell.state === 'done' && (
              <button className="btn ghost sm" onClick={() => onContinue(cell.output ?? '')}>
                <Icon of={CornerDownRight} size={12} />
                {t('playground.continue')}
              </button>
            )}
            <span className="grow" />
            {cell.trace_id && (
              <Link {...target} className="t3 num figs" title={tokens(cell, t)}>
                <span className="sr">{t('playground.openTrace', { letter: letter(variant), row: position + 1 })} </span>
                {[cell.duration === undefined ? null : f.durationSummary(cell.duration), cell.cost === undefined ? null : f.cost(cell.cost)].filter(Boolean).join(', ')}
                <Icon of={ExternalLink} size={12} />
              </Link>
            )}
          </div>
        </>
      )}
    </div>
  )
}

const tokens = (cell: Cell, t: (key: string, values: Record<string, unknown>) => string) =>
  cell.prompt_tokens === undefined ? undefined : t('playground.tokensText', { input: f.count(cell.prompt_tokens), output: f.count(cell.completion_tokens) })
