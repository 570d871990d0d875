import { useQuery } from '@tanstack/react-query'
import { environmentsQuery } from './api'

/** Names of environments in their colours; the name carries the meaning. */
export function EnvironmentBadges({ names, most = 2 }: { names: string[]; most?: number }) {
  const environments = useQuery(environmentsQuery())
  if (names.length === 0) return null
  return (
    <span className="row envs trunc" title={names.join(', ')}>
      {names.slice(0, most).map((name) => (
        <span className="badge" key={name}>
          <EnvironmentDot color={environments.data?.find((each) => each.name === name)?.color} />
          {name}
        </span>
      ))}
      {names.length > most && <span className="t3 fs12">+{names.length - most}</span>}
    </span>
  )
}

export function EnvironmentDot({ color }: { color: string | undefined }) {
  return <span className="dot" style={color ? { background: color } : undefined} aria-hidden="true" />
}
