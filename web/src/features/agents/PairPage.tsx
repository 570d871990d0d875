import { Link, useSearch } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { ApiError, setWorkspace } from '../../api/client'
import { Icon, Mark } from '../../components/Icon'
import { activate } from './api'
import './agents.css'
import type { PairSearch } from './feature'
import { proofOf, readPayload, type PairingPayload } from './pairing'

type Outcome = 'working' | 'paired' | 'invalid' | 'tampered' | 'expired' | 'used' | 'unreachable' | 'insecure' | 'failed'

/** Pairs the program on this machine with its project: the link's fragment holds the key and never leaves the browser. */
export function PairPage() {
  const { t } = useTranslation()
  const { project, workspace = 'default' } = useSearch({ strict: false }) as PairSearch
  const [payload] = useState<PairingPayload | null>(() => readPayload(window.location.hash))
  const [outcome, setOutcome] = useState<Outcome>('working')
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    document.title = `${t('agents.pair.title')} · Opik`
  }, [t])
  useEffect(() => {
    let gone = false
    void pair(payload, workspace).then(([next, why]) => {
      if (gone) return
      setOutcome(next)
      setReason(why)
    })
    return () => {
      gone = true
    }
  }, [payload, workspace, attempt])
  const words = { name: payload?.runnerName ?? '', project: project ?? '', reason }
  const again = outcome === 'unreachable' || outcome === 'failed'
  return (
    <main className="pairp" id="page">
      <div className="row">
        <Mark />
        <span className="w6">Opik</span>
      </div>
      <div role={outcome === 'working' || outcome === 'paired' ? 'status' : 'alert'} data-testid={`pairing-${outcome}`}>
        <h1 className="row">
          {outcome === 'working' && <span className="spin" aria-hidden="true" />}
          {outcome === 'paired' && <Icon of={Check} className="okc" />}
          {t(`agents.pair.${outcome}`, words)}
        </h1>
        <p className="t2">{t(`agents.pair.${outcome}Text`, words)}</p>
      </div>
      {outcome === 'paired' && payload && (
        <Link
          className="btn primary"
          to={payload.type === 'endpoint' ? '/$workspace/projects/$projectId/agent-playground' : '/$workspace/projects/$projectId'}
          params={{ workspace, projectId: payload.projectId }}
        >
          {t(payload.type === 'endpoint' ? 'agents.pair.toPlayground' : 'agents.pair.toProject')}
        </Link>
      )}
      {again && (
        <button
          className="btn"
          onClick={() => {
            setOutcome('working')
            setAttempt((now) => now + 1)
          }}
        >
          {t('common.retry')}
        </button>
      )}
    </main>
  )
}

// One request for each link and attempt: a page that is drawn twice must not use the session twice.
const asked = new WeakMap<PairingPayload, Promise<[Outcome, string]>>()

function pair(payload: PairingPayload | null, workspace: string): Promise<[Outcome, string]> {
  if (!payload) return Promise.resolve(['invalid', ''])
  // Without TLS, or a loopback address, browsers give no cryptography.
  if (!window.isSecureContext || !('subtle' in crypto)) return Promise.resolve(['insecure', ''])
  const running = asked.get(payload)
  if (running) return running
  setWorkspace(workspace)
  const result = proofOf(payload)
    .then((proof) => activate(payload.sessionId, payload.runnerName, proof))
    .then(
      (): [Outcome, string] => {
        // The key has done its work; the address bar need not keep it.
        window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
        return ['paired', '']
      },
      (error: unknown): [Outcome, string] => {
        asked.delete(payload)
        return [outcomeOf(error), error instanceof Error ? error.message : String(error)]
      },
    )
  asked.set(payload, result)
  return result
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiError)) return 'failed'
  if (error.status === 403) return 'tampered'
  if (error.status === 404 || error.status === 410) return 'expired'
  if (error.status === 409) return 'used'
  if (error.status === 0 || error.status >= 502) return 'unreachable'
  return 'failed'
}
