import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { projectQuery } from '../../api/projects'
import { CodeBlock } from '../../components/CodeBlock'
import type { Runner } from './api'
import { agentSnippets, runCommands } from './snippets'

/** Two steps, and the page turns by itself when the program is there. */
export function Connect({ gone }: { gone: Runner | undefined }) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const project = useQuery(projectQuery(projectId))
  const name = project.data?.name ?? ''
  return (
    <div className="connect">
      <h2 className="h3">{t('agents.connect')}</h2>
      <p className="t2">{t('agents.connectText')}</p>
      {gone && <p className="wrn">{t('agents.gone', { name: gone.name })}</p>}
      <ol>
        <li>
          <h3 className="w5">{t('agents.stepMark')}</h3>
          <CodeBlock snippets={agentSnippets(name)} />
        </li>
        <li>
          <h3 className="w5">{t('agents.stepRun')}</h3>
          <CodeBlock snippets={{ HTTP: runCommands(name) }} label="Shell" />
        </li>
      </ol>
      <p className="row t2" role="status" data-testid="runner-waiting">
        <span className="spin" aria-hidden="true" />
        {t('agents.waiting')}
      </p>
    </div>
  )
}
