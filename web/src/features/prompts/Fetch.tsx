import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { projectQuery } from '../../api/projects'
import { CodeBlock } from '../../components/CodeBlock'
import type { Prompt, PromptVersion } from './api'
import { fetchSnippets } from './snippets'
import { variablesOf } from './template'

/** The lines that fetch the prompt: of the environment that uses this version, else of the version. */
export function Fetch({ prompt, version, environment, pinned }: { prompt: Prompt; version: PromptVersion; environment?: string | undefined; pinned?: boolean }) {
  const { projectId = '' } = useParams({ strict: false })
  const project = useQuery(projectQuery(projectId))
  const snippets = fetchSnippets({
    name: prompt.name,
    structure: prompt.template_structure,
    project: project.data?.name ?? '',
    variables: version.variables ?? variablesOf(version.template),
    ...(pinned ? { version: version.version_number } : environment ? { environment } : {}),
  })
  return <CodeBlock snippets={snippets} />
}
