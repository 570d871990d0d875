import * as f from '../../lib/format'

/** Two tags and how many more. */
export function Tags({ tags = [] }: { tags?: string[] | undefined }) {
  if (tags.length === 0) return <span className="t3">{f.NONE}</span>
  return (
    <span className="row tags" title={tags.join(', ')}>
      {tags.slice(0, 2).map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
      {tags.length > 2 && <span className="t3 fs11">+{tags.length - 2}</span>}
    </span>
  )
}
