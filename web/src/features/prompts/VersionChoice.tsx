import { VersionMenu } from '../../components/versions/VersionMenu'
import { fetchVersions, type PromptVersion } from './api'
import type { Used } from './useDeploy'

interface Props {
  promptId: string
  chosen: Used | undefined
  label: string
  align?: 'start' | 'end'
  /** The draft, before all versions. */
  first?: { name: string; onChoose: () => void }
  onChoose: (version: PromptVersion) => void
}

/** Any version of the prompt. */
export function VersionChoice({ promptId, chosen, ...rest }: Props) {
  return (
    <VersionMenu
      name={['prompts', 'choice', promptId]}
      searches
      fetchPage={(page, size, signal, text) => fetchVersions(promptId, page, size, text, signal)}
      entry={(version) => ({ name: version.version_number, note: version.change_description })}
      chosen={chosen && { id: chosen.id, name: chosen.version_number }}
      {...rest}
    />
  )
}
