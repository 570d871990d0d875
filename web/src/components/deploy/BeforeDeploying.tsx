import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { environmentsQuery } from '../../api/environments'
import { gatesQuery, protectionsQuery, type Protection, type Subject } from '../../api/deploying'
import { useTranslation } from '../../i18n/useTranslation'
import { GateLines, WaitingGates } from './GateLines'

/** A card for every environment whose suites say something about the version. Its place is kept as soon as it is known what is asked for. */
export function BeforeDeploying({ subject }: { subject: Subject }) {
  const { projectId } = useParams({ strict: false })
  const environments = useQuery(environmentsQuery())
  const protections = useQuery(protectionsQuery())
  return environments.data?.map(({ id, name }) => {
    const protection = protections.data?.get(id)
    const lines = protection?.suites.filter((suite) => !suite.project_id || suite.project_id === projectId).length ?? 0
    return protection && lines > 0 && <Card key={id} environment={name} protection={protection} lines={lines} subject={subject} />
  })
}

function Card({ environment, protection, lines, subject }: { environment: string; protection: Protection; lines: number; subject: Subject }) {
  const { t } = useTranslation()
  const gates = useQuery(gatesQuery(protection, subject))
  if (gates.isError && !gates.data) return null
  return (
    <section className="mb gate-card">
      <header>
        <b>{t('prompts.gates.before')}</b>
        <span className="t3 fs12 trunc">{t('prompts.gates.asks', { environment })}</span>
      </header>
      {gates.data ? <GateLines suites={gates.data.suites} label={t('prompts.gates.asks', { environment })} /> : <WaitingGates lines={lines} />}
    </section>
  )
}
