import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ExternalLink, Play } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { request } from '../../../api/client'
import { Icon } from '../../../components/Icon'
import { ValueView } from '../../../components/json/ValueView'
import { isModified, linkedPrompts, type LinkedPrompt } from '../../../lib/bookkeeping'
import { parsed } from '../../../lib/messages/types'
import { fetchByNumber, readVersion } from '../../prompts/api'
import type { DetailContext } from '../detail'
import { useAddress } from '../useAddress'

/** The prompts of the library that this run used, each with a link to it. */
export function PromptsTab({ context: { run } }: { context: DetailContext }) {
  return (
    <>
      {linkedPrompts(run.metadata).map((prompt, i) => (
        <Linked key={prompt.versionId ?? i} prompt={prompt} projectId={run.project_id} />
      ))}
    </>
  )
}

function Linked({ prompt, projectId }: { prompt: LinkedPrompt; projectId: string }) {
  const { t } = useTranslation()
  const { project } = useAddress()
  // A prompt logged without its id is found by its name, if the library has it.
  const found = useQuery({
    queryKey: ['prompts', 'of-trace', projectId, prompt.id ?? prompt.name],
    queryFn: async ({ signal }) => {
      if (prompt.id) return prompt.id
      const page = await request('/prompts', {
        query: { project_id: projectId, name: prompt.name, page: 1, size: 20 },
        signal,
      })
      return page.content.find((each) => each.name === prompt.name)?.id ?? null
    },
    staleTime: 60_000,
  })
  const version = prompt.version ?? prompt.commit
  const number = Number(/^v?(\d+)$/.exec(prompt.version ?? '')?.[1])
  const { workspace = 'default' } = useParams({ strict: false })
  const known = useQuery({
    queryKey: ['prompts', 'version-of-trace', prompt.versionId, found.data, number],
    queryFn: ({ signal }) => (prompt.versionId ? readVersion(prompt.versionId, signal) : fetchByNumber(found.data!, number, signal)),
    enabled: prompt.versionId !== undefined || (Boolean(found.data) && number > 0),
    staleTime: 60_000,
    // The version may be gone, or of another workspace: the link to the prompt is all there is then.
    retry: false,
  })
  return (
    <section className="prm" data-testid={`linked-prompt-${prompt.name}`}>
      <div className="row">
        <b className="w6 trunc">{prompt.name}</b>
        {version && <span className="badge line mono">{version}</span>}
        {known.data && isModified(prompt.template, known.data.template) && (
          <span className="badge warn" title={t('trace.modifiedTitle')}>
            {t('trace.modified')}
          </span>
        )}
        <span className="grow" />
        {known.data && (
          <Link className="btn sm" to="/$workspace/projects/$projectId/playground" params={{ workspace, projectId }} search={{ version: known.data.id }}>
            <Icon of={Play} size={12} />
            {t('nav.playground')}
          </Link>
        )}
        {found.data && (
          <a className="btn sm" href={`${project(projectId)}/prompts/${found.data}${prompt.versionId ? `?activeVersionId=${prompt.versionId}` : ''}`}>
            {t('trace.openPrompt')}
            <Icon of={ExternalLink} size={12} />
          </a>
        )}
      </div>
      {prompt.template !== undefined && <ValueView value={parsed(prompt.template)} title={t('trace.template')} id="prompt" />}
    </section>
  )
}
