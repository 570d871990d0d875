import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { projectQuery, projectsQuery } from '../../api/projects'
import { fetchPage } from '../../api/runs'
import { PageError } from '../../components/PageStates'
import { Icon, TypeBadge } from '../../components/Icon'
import { useCopy } from '../../components/useCopy'
import { store, stored } from '../../lib/storage'
import { Arrival } from './Arrival'
import { clientsQuery, latestClient, useArrivals } from './clients'
import { CodeFile } from './CodeFile'
import { IntegrationsDialog } from './IntegrationsDialog'
import './onboarding.css'
import { snippets } from './snippets'

const SAMPLE: [string, 'general' | 'llm' | 'tool' | 'guardrail', number, number, number][] = [
  ['answer', 'general', 0, 0, 100],
  ['gpt-5-mini', 'llm', 1, 4, 57],
  ['search', 'tool', 1, 62, 20],
  ['pii', 'guardrail', 1, 83, 15],
]

/** How to send the first trace; notices it by itself. Stands where an empty list would be, and on the page of its own. */
export function FirstTrace({ projectId }: { projectId?: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const { workspace = 'default' } = useParams({ strict: false })
  const [language, setLanguage] = useState(() => stored('snippet', 'dotnet'))
  const [began] = useState(() => Date.now())
  const [now, setNow] = useState(() => Date.now())
  const project = useQuery({ ...projectQuery(projectId ?? ''), enabled: projectId !== undefined })
  const projects = useQuery({ ...projectsQuery(), enabled: projectId === undefined })
  const clients = useQuery(clientsQuery())
  useArrivals()
  const newest = projectId ?? projects.data?.content[0]?.id
  const traces = useQuery({
    queryKey: ['first-trace', newest],
    queryFn: ({ signal }) => fetchPage('traces', { project_id: newest ?? '' }, 1, 1, signal),
    enabled: newest !== undefined,
  })
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])

  const name = project.data?.name ?? projects.data?.content[0]?.name
  const address = `${window.location.origin}/api`
  const all = snippets(name ?? 'my-project', address, workspace)
  const shown = all.find((each) => each.id === language) ?? all[0]!
  const arrived = traces.data?.content[0]
  const failure = projectId ? project.error : projects.error
  const seconds = Math.round((now - began) / 1000)

  return (
    <div className="body ob" tabIndex={0} role="region" aria-label={t('setup.title')}>
      <div className="obl">
        <p className="t2 fs12">{t('setup.step', { step: arrived ? 3 : 2 })}</p>
        <h2 className="big">{t('setup.heading')}</h2>
        <p className="t2 lead">{t('setup.lead')}</p>
        <ol className="steps">
          <li className={name ? 'done' : ''}>
            <span className="sn">{name ? <Icon of={Check} size={12} /> : 1}</span>
            <div className="trunc">
              <b className="w6">{t('setup.project')}</b> <span className="t2">{name ?? t('setup.byFirstTrace')}</span>
            </div>
          </li>
          <li className={arrived ? 'done' : 'now'}>
            <span className="sn">{arrived ? <Icon of={Check} size={12} /> : 2}</span>
            <div className="grow">
              <b className="w6">{t('setup.install')}</b>
              <div className="fw">
                <div className="seg" role="tablist" aria-label={t('setup.language')}>
                  {all.map((each) => (
                    <button
                      key={each.id}
                      role="tab"
                      aria-selected={each === shown}
                      className={each === shown ? 'on' : ''}
                      onClick={() => {
                        setLanguage(each.id)
                        store('snippet', each.id)
                      }}
                    >
                      {each.label}
                    </button>
                  ))}
                </div>
                <IntegrationsDialog project={name ?? 'my-project'} address={address} workspace={workspace} language={shown.id} />
              </div>
              {shown.files.map((file) => (
                <CodeFile
                  key={shown.id + file.name}
                  name={file.name === 'Shell' ? t('setup.shell') : file.name}
                  code={file.code}
                  shell={file.shell}
                />
              ))}
            </div>
          </li>
          <li className={arrived ? 'done' : ''}>
            <span className="sn">{arrived ? <Icon of={Check} size={12} /> : 3}</span>
            <div>
              <b className="w6">{t('setup.see')}</b> <span className="t2">{t('setup.seeText')}</span>
            </div>
          </li>
        </ol>
      </div>
      <aside className="obr">
        {failure && <PageError whole={false} error={failure} gone={t('errors.projectGone')} failed={t('errors.list')} />}
        <Arrival
          workspace={workspace}
          answering={!failure}
          project={newest && name ? { id: newest, name } : undefined}
          trace={arrived && { id: arrived.id, ...('name' in arrived && arrived.name ? { name: arrived.name } : {}) }}
          client={latestClient(clients.data)}
          seconds={seconds}
          flush={shown.flush}
        />
        <section className="card env">
          <header>
            <h3>{t('setup.connection')}</h3>
          </header>
          <dl>
            {[[t('setup.address'), address], [t('setup.workspace'), workspace], ...(name ? [[t('setup.project'), name]] : [])].map(
              ([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <span className="mono trunc">{value}</span>
                    <button className="ibtn sm" aria-label={`${t('common.copy')}: ${label}`} onClick={() => copy(value!)}>
                      <Icon of={Copy} size={14} />
                    </button>
                  </dd>
                </div>
              ),
            )}
            <div>
              <dt>{t('setup.apiKey')}</dt>
              <dd className="t2">{t('setup.noKey')}</dd>
            </div>
          </dl>
        </section>
        <section className="card what">
          <header>
            <h3>{t('setup.what')}</h3>
          </header>
          <div className="pk" aria-hidden="true">
            {SAMPLE.map(([label, type, depth, left, width]) => (
              <div className="pkr" key={label} style={{ '--d': depth } as React.CSSProperties}>
                <TypeBadge type={type} />
                <span>{label}</span>
                <span className="pkb">
                  <i className={type} style={{ left: `${left}%`, width: `${width}%` }} />
                </span>
              </div>
            ))}
          </div>
        </section>
      </aside>
    </div>
  )
}
