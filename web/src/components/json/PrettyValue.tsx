import { binarySize } from '../../lib/json'
import { isObject } from '../../lib/messages/types'
import { JsonView } from '../JsonView'
import { Markdown } from '../Markdown'
import { JsonValue } from './JsonValue'

/** Shorter texts of one line stand beside their key. */
const SHORT = 80

/** A value for reading: texts as text with their marks, members under their names; what is nested further stays JSON. */
export function PrettyValue({ value, name }: { value: unknown; name: string }) {
  if (typeof value === 'string') return <Text value={value} />
  if (!isObject(value)) return <JsonView value={value} name={name} />
  return (
    <dl className="pretty">
      {Object.entries(value).map(([key, member]) => (
        <div key={key} className={isShort(member) ? 'one' : ''}>
          <dt>{key}</dt>
          <dd>
            {typeof member === 'string' ? (
              <Text value={member || '–'} />
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

/** Files in base64 are shown, not spelled out. */
const Text = ({ value }: { value: string }) => (binarySize(value) === null ? <Markdown text={value} /> : <JsonValue value={value} find="" />)

const isShort = (member: unknown): boolean =>
  typeof member === 'string' ? member.length <= SHORT && !member.includes('\n') : typeof member !== 'object' || member === null
