import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { environmentsQuery } from './api'
import './environments.css'

/** Names of environments on a tint of their colours; the name carries the meaning. */
export function EnvironmentBadges({ names, most = 2 }: { names: string[]; most?: number }) {
  const environments = useQuery(environmentsQuery())
  if (names.length === 0) return null
  return (
    <span className="row envs trunc" title={names.join(', ')}>
      {names.slice(0, most).map((name) => {
        const color = environments.data?.find((each) => each.name === name)?.color
        return (
          <span className="badge env-badge" key={name} style={color ? ({ '--env': color } as CSSProperties) : undefined}>
            <EnvironmentDot color={color} />
            <span className="trunc">{name}</span>
          </span>
        )
      })}
      {names.length > most && <span className="t3 fs12">+{names.length - most}</span>}
    </span>
  )
}

export function EnvironmentDot({ color }: { color: string | undefined }) {
  return <span className="dot" style={color ? { background: color } : undefined} aria-hidden="true" />
}
