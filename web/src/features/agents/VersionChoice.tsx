import { VersionMenu } from '../../components/versions/VersionMenu'
import { fetchBlueprints, type Blueprint } from './api'

interface Props {
  projectId: string
  chosen: Blueprint | undefined
  label: string
  bare?: boolean
  onChoose: (version: Blueprint) => void
}

/** Any version of the configuration. */
export function VersionChoice({ projectId, ...rest }: Props) {
  return (
    <VersionMenu
      name={['agent-configs', 'choice', projectId]}
      fetchPage={(page, size, signal) => fetchBlueprints(projectId, page, size, signal)}
      entry={({ name, description }) => ({ name, note: description })}
      align="end"
      {...rest}
    />
  )
}
