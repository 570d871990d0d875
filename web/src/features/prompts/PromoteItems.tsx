import * as Menu from '@radix-ui/react-dropdown-menu'
import { useQuery } from '@tanstack/react-query'
import { versionQuery } from './api'
import { DeployItems } from './DeployItems'

/** A version of a prompt, by its id, and the environments that it may go to. */
export function PromoteItems({ prompt, version, name }: { prompt: string; version: string; name: string }) {
  const found = useQuery(versionQuery(version))
  return (
    <Menu.Group>
      <Menu.Label className="mi t3 fs12">
        {name} {found.data?.version_number}
      </Menu.Label>
      {found.data && <DeployItems promptId={prompt} version={found.data} />}
    </Menu.Group>
  )
}
