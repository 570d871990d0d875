import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { traceQuery, treeQuery } from '../../api/runs'
import { ErrorGlyph, TypeBadge } from '../../components/Icon'
import { JsonView } from '../../components/JsonView'
import * as f from '../../lib/format'
import { buildTree } from '../../lib/tree'
import { readTurn, type Said } from '../../lib/turn'
import { USER_FEEDBACK, type Entity } from '../trace/api'
import { Gallery } from '../trace/Gallery'
import { MessagePart } from '../trace/MessagePart'
import { ScoreCell } from '../../components/score/ScoreCell'
import { Thumbs } from '../trace/Thumbs'
import type { Turn } from './api'
import { callsOf, type Calls } from './calls'

/** More scores than these are in the trace. */
const MOST_SCORES = 2
const nowhere = () => undefined

interface Props {
  turn: Turn
  projectId: string
  slow: boolean
  found: boolean
  /** Opens its trace; with a call, at the spans of that call. */
  onTrace: (turn: Turn, call?: Calls) => void
  /** Address of its trace, for a new tab. */
  href: string
}

/** One turn: time at the left, what was said, and at the right what it took. */
export function TurnRow({ turn, projectId, slow, found, onTrace, href }: Props) {
  const { t } = useTranslation()
  const trace = useQuery(traceQuery(turn.id))
  // Which tools ran is in the spans; turns without tools need none of them.
  const tree = useQuery({ ...treeQuery(turn.id), enabled: turn.tools > 0 || turn.errors > 0 })
  const said = useMemo(() => (trace.data ? readTurn(trace.data.input, trace.data.output) : null), [trace.data])
  const built = useMemo(() => (tree.data ? buildTree(tree.data) : null), [tree.data])
  const calls = useMemo(() => (built ? callsOf(built) : []), [built])
  const entity = useMemo<Entity>(() => ({ kind: 'traces', id: turn.id, projectId }), [turn.id, projectId])
  const scores = turn.scores.filter((each) => each.name !== USER_FEEDBACK)
  const error = trace.data?.error_info
  // Messages show the files of their own text themselves.
  const payloads = useMemo(() => Object.fromEntries(Object.entries(said ?? {}).flatMap(([part, side]) => (side && 'value' in side ? [[part, side.value]] : []))), [said])
  return (
    <article className={`turn ${found ? 'found' : ''}`} aria-label={t('threads.turn', { n: turn.index + 1 })} data-testid="thread-turn" data-trace-message-id={turn.id}>
      <div className="tm">
        <b className="w6 num">{turn.index + 1}</b>
        <time className="t3 num" dateTime={turn.at} title={f.timeFull(turn.at)}>
          {f.clockShort(Date.parse(turn.at))}
        </time>
      </div>
      <div className="tw8">
        <Side who="user" sign={t('threads.userSign')} name={t('messages.user')}>
          {said ? <Words said={said.asked} name={t('trace.input')} /> : <p>{turn.title}</p>}
        </Side>
        <Side who="bot" sign={t('threads.botSign')} name={t('messages.assistant')}>
          {calls.map((call) => (
            <button key={call.name} className={`tc8 ${call.failed > 0 ? 'bad8' : ''}`} onClick={() => onTrace(turn, call)} title={t('threads.openCall')}>
              <TypeBadge type="tool" />
              <span className="mono fs12">{call.name}</span>
              {call.failed > 0 ? (
                <span className="badge err">
                  <ErrorGlyph size={12} />
                  {t('threads.failed', { count: call.failed })}
                </span>
              ) : (
                call.count > 1 && <span className="tag num">×{call.count}</span>
              )}
            </button>
          ))}
          {error && (
            <p className="err row eb">
              <ErrorGlyph />
              <span className="trunc">
                {error.exception_type}
                {error.message && `: ${error.message}`}
              </span>
            </p>
          )}
          {said ? (
            <Words said={said.answered} name={t('trace.output')} empty={error ? '' : turn.duration === null ? t('threads.answering') : t('trace.noOutput')} />
          ) : (
            <span className="skel" style={{ width: '70%' }} aria-hidden="true" />
          )}
        </Side>
        {trace.data && <Gallery entity={entity} payloads={payloads} />}
      </div>
      <div className="tf">
        <span className={`num ${slow ? 'wrn' : ''}`}>{turn.duration === null ? t('trace.running') : f.duration(turn.duration)}</span>
        {turn.cost !== null && <span className="num t2">{f.costOfRun(turn.cost)}</span>}
        <span className="num t3">{t('threads.spans', { count: turn.spans })}</span>
        {scores.slice(0, MOST_SCORES).map((each) => (
          <span key={each.name} className="scw" title={each.name}>
            <ScoreCell name={each.name} value={each.value} />
          </span>
        ))}
        <span className="row tt8">
          <a
            className="btn ghost sm"
            href={href}
            data-testid="view-trace"
            onClick={(event) => {
              if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              onTrace(turn)
            }}
          >
            {t('threads.trace')}
          </a>
          <Thumbs small entity={entity} score={turn.scores.find((each) => each.name === USER_FEEDBACK)} />
        </span>
      </div>
    </article>
  )
}

function Side({ who, sign, name, children }: { who: 'user' | 'bot'; sign: string; name: string; children: React.ReactNode }) {
  return (
    <div className="say">
      <span className={`av ${who}`} title={name}>
        <span aria-hidden="true">{sign}</span>
        <span className="sr">{name}</span>
      </span>
      <div className="words">{children}</div>
    </div>
  )
}

function Words({ said, name, empty = '' }: { said: Said; name: string; empty?: string }) {
  if (!said) return empty ? <p className="t3">{empty}</p> : null
  if ('value' in said) {
    return (
      <div className="codebox">
        <JsonView value={said.value} name={name} />
      </div>
    )
  }
  return (
    <>
      {said.parts.map((part, i) => (
        <MessagePart key={i} part={part} tree={null} onSelect={nowhere} />
      ))}
    </>
  )
}
