import { Link, useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { Trans } from 'react-i18next'
import { useTranslation } from '../../i18n/useTranslation'
import { latency, onLatency } from '../../api/latency'
import { Icon } from '../../components/Icon'
import { useErrorText } from '../../components/PageStates'
import { useToast } from '../../components/Toasts'
import * as f from '../../lib/format'
import { keepThreads } from '../../lib/threadsFirst'
import { missing, sendTestTrace, type SeenClient } from './clients'

interface Props {
  workspace: string
  answering: boolean
  project: { id: string; name: string } | undefined
  trace: { id: string; name?: string } | undefined
  client: SeenClient | undefined
  seconds: number
  /** The call that empties the queue, in the language chosen. */
  flush: string
}

/** What has happened so far, and what is missing. */
export function Arrival({ workspace, answering, project, trace, client, seconds, flush }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const errorText = useErrorText()
  const ms = useSyncExternalStore(onLatency, latency)
  const [busy, setBusy] = useState<string | null>(null)
  const lacking = missing(client, project?.name)
  const who = client && [client.name, client.version].filter(Boolean).join(' ')

  const work = async (what: string, run: () => Promise<void>) => {
    setBusy(what)
    try {
      await run()
    } catch (error) {
      toast(errorText(error), true)
    }
    setBusy(null)
  }
  const test = () => work(t('setup.sending'), () => sendTestTrace(project?.name ?? 'my-project'))
  const sample = () =>
    work(t('setup.writing', { part: '' }), async () => {
      const { removeSample, writeSample } = await import('./sample/writeSample')
      const { id, created } = await writeSample((done, of) => setBusy(t('setup.writing', { part: `${done}/${of}` })))
      keepThreads(id, true)
      await navigate({ to: '/$workspace/projects/$projectId/logs', params: { workspace, projectId: id } })
      const undo = () =>
        void removeSample(id).then(
          () => navigate({ to: '/$workspace/get-started', params: { workspace } } as never),
          (error: unknown) => toast(errorText(error), true),
        )
      toast(t('setup.sampleDone'), false, created ? { label: t('common.undo'), run: undo } : undefined)
    })

  return (
    <section className="card wait">
      <div className="wh">
        {trace ? (
          <span className="sn okring">
            <Icon of={Check} />
          </span>
        ) : (
          <span className="radar" aria-hidden="true">
            <i />
            <i />
            <b />
          </span>
        )}
        <div>
          <div role="status">
            <h3 className="h3">{t(trace ? 'setup.received' : 'setup.waiting')}</h3>
          </div>
          {!trace && <p className="t3 fs12 num">{t('setup.listening', { time: f.duration(Math.max(seconds, 1) * 1000).replace('.00', '') })}</p>}
        </div>
      </div>
      <ul className="chk">
        <Fact done={answering} note={answering && ms !== null ? `${ms} ms` : undefined}>
          {t(answering ? 'setup.server' : 'setup.noServer')}
        </Fact>
        <Fact done={project !== undefined}>
          {project ? <Trans i18nKey="setup.exists" values={{ name: project.name }} components={{ b: <b className="w5" /> }} /> : t('setup.noProject')}
        </Fact>
        <Fact done={client !== undefined} note={client && `${who}, ${f.age(client.last_seen_at)}`}>
          {t(client ? 'setup.hello' : 'setup.noHello')}
        </Fact>
        <Fact done={trace !== undefined}>{trace ? (trace.name ?? trace.id) : t('setup.noTrace')}</Fact>
      </ul>
      {trace && project ? (
        <Link className="btn primary" to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: project.id }} search={{ trace: trace.id }}>
          {t('setup.openIt')}
        </Link>
      ) : (
        <>
          <p className={`hint ${lacking === 'nobody' ? 'quiet' : ''}`}>
            <Trans
              i18nKey={`setup.missing.${lacking}`}
              values={{ who, flush, status: client?.last_refusal?.status, path: client?.last_refusal?.path, project: client?.last_project }}
              components={{ b: <b className="w5" />, code: <code className="mono" /> }}
            />
          </p>
          <div className="row">
            <button className="btn sm" disabled={busy !== null} onClick={() => void test()}>
              {t('setup.test')}
            </button>
            <button className="btn ghost sm" disabled={busy !== null} onClick={() => void sample()}>
              {t('setup.sample')}
            </button>
          </div>
          {busy && (
            <p className="row t3 fs12" role="status">
              <span className="spin" />
              {busy}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Fact({ done, note, children }: { done: boolean; note?: string | undefined; children: ReactNode }) {
  return (
    <li>
      {done ? (
        <span className="okc">
          <Icon of={Check} />
        </span>
      ) : (
        <span className="spin" />
      )}
      <span className="trunc">{children}</span>
      {note && <span className="t3 fs12 trunc">{note}</span>}
    </li>
  )
}
