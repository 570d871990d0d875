import { createRoute, redirect } from '@tanstack/react-router'
import { request } from '../../api/client'
import { anyProject } from '../../app/anyProject'
import { workspaceRoute } from '../../app/roots'
import { text } from '../../components/list/listSearch'
import { PageError } from '../../components/PageStates'

type Search = Record<string, unknown>

/** To a page of a project; to the list of projects where there is none. Each page reads what it knows of the search. */
function toProject(workspace: string, projectId: string | undefined, path: string, search: Search): never {
  if (!projectId) throw redirect({ to: '/$workspace/projects', params: { workspace }, replace: true })
  throw redirect({ to: `/$workspace/projects/$projectId/${path}`, params: { workspace, projectId }, search, replace: true } as never)
}

/** Older addresses and those that clients print, which name no project: `find` looks for that of what they do name. */
const old = <const P extends string>(path: P, find: (params: Record<string, string>, search: Search) => Promise<{ projectId?: string | undefined; path: string; search?: Search }>) =>
  createRoute({
    getParentRoute: () => workspaceRoute,
    path,
    validateSearch: (search: Search) => search,
    loaderDeps: ({ search }) => search as Search,
    loader: async ({ params, deps }) => {
      const { workspace, ...names } = params as Record<string, string> & { workspace: string }
      const found = await find(names, deps)
      // What is of no project is shown under any.
      toProject(workspace, found.projectId ?? (await anyProject(workspace)), found.path, found.search ?? deps)
    },
    errorComponent: PageError,
  })

const list = <const P extends string>(path: P) => old(path, () => Promise.resolve({ path: path.slice(1) }))

async function dataset(id: string) {
  const { project_id, type } = await request(`/datasets/${id}`)
  return { projectId: project_id, path: `${type === 'evaluation_suite' ? 'test-suites' : 'datasets'}/${id}/items` }
}

const datasetNamed = async (name: string) => (await request('/datasets/retrieve', { method: 'POST', body: { dataset_name: name } })).id

async function queue(id: string) {
  return { projectId: (await request(`/annotation-queues/${id}`)).project_id, path: `annotation-queues/${id}` }
}

async function alert(id: string) {
  return { projectId: id === 'new' ? undefined : (await request(`/alerts/${id}`)).project_id, path: `alerts/${id}` }
}

export const redirectRoutes = [
  list('/datasets'),
  old('/datasets/$datasetId', ({ datasetId = '' }) => dataset(datasetId)),
  old('/datasets/$datasetId/items', ({ datasetId = '' }) => dataset(datasetId)),
  old('/redirect/datasets', async (_, { id, dataset_id, name, ...search }) => ({ ...(await dataset(text(id) ?? text(dataset_id) ?? (await datasetNamed(text(name) ?? '')))), search })),
  list('/test-suites'),
  list('/prompts'),
  list('/playground'),
  list('/optimizations'),
  list('/annotation-queues'),
  old('/annotation-queues/$queueId', ({ queueId = '' }) => queue(queueId)),
  list('/online-evaluation'),
  list('/alerts'),
  old('/alerts/$alertId', ({ alertId = '' }) => alert(alertId)),
  old('/traces', async (_, search) => {
    const trace = text(search.trace)
    return { projectId: trace && (await request(`/traces/${trace}`)).project_id, path: 'traces' }
  }),
] as const
