import { useRouter } from '@tanstack/react-router'
import { currentWorkspace } from '../../api/client'

/** Addresses of pages by hand, for links that name an entity of another feature; they work at any base path. */
export function useAddress(): { workspace: string; project: (id: string) => string } {
  const router = useRouter()
  const base = router.basepath === '/' ? '' : router.basepath
  const workspace = `${base}/${encodeURIComponent(currentWorkspace())}`
  return { workspace, project: (id) => `${workspace}/projects/${id}` }
}
