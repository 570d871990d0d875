import { Tag } from '../../components/Tag'
import type { ErrorInfo } from '../../api/types'

/** A number over a bar of its size; the bar always starts at the same x. */
export function BarCell({ text, share, tint }: { text: string; share: number; tint: string }) {
  return (
    <span className={`db ${tint}`}>
      <i style={{ '--v': Math.min(1, Math.max(0, share)) } as React.CSSProperties} />
      {text}
    </span>
  )
}

/** Logarithmic: from nothing to p99 of the query. */
export const logShare = (ms: number, p99: number): number => Math.log1p(Math.max(ms, 0)) / Math.log1p(Math.max(p99, 1))

const MOST_TAGS = 2

export function TagsCell({ tags, onTag }: { tags: string[] | undefined; onTag?: ((tag: string) => void) | undefined }) {
  if (!tags?.length) return null
  return (
    <span className="tags" title={tags.join(', ')}>
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <Tag key={tag} tag={tag} onTag={onTag} />
      ))}
      {tags.length > MOST_TAGS && <span className="t3 fs11">+{tags.length - MOST_TAGS}</span>}
    </span>
  )
}

export function OutputCell({ error, text }: { error: ErrorInfo | undefined; text: string }) {
  if (!error) return <>{text}</>
  return (
    <>
      <span className="err w5">{error.exception_type}</span>
      <span className="t3"> · </span>
      {text || error.message}
    </>
  )
}
