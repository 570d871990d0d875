import { isObject } from '../../lib/messages/types'
import { JsonView } from '../JsonView'
import { Markdown } from '../Markdown'

/** Shorter texts of one line stand beside their key. */
const SHORT = 80

/** A value for reading: texts as text with their marks, members under their names; what is nested further stays JSON. */
export function PrettyValue({ value, name }: { value: unknown; name: string }) {
  if (typeof value === 'string') return <Markdown text={value} />
  if (!isObject(value)) return <JsonView value={value} name={name} />
  return (
    <dl className="pretty">
      {Object.entries(value).map(([key, member]) => (
        <div key={key} className={isShort(member) ? 'one' : ''}>
          <dt>{key}</dt>
          <dd>
            {typeof member === 'string' ? (
              <Markdown text={member || '–'} />
            ) : typeof member === 'object' && member !== null ? (
              <JsonView value={member} name={key} />
            ) : (
              String(member)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isShort = (member: unknown): boolean =>
  typeof member === 'string' ? member.length <= SHORT && !member.includes('\n') : typeof member !== 'object' || member === null
