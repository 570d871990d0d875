import type { LogLine } from '../../components/LogLines'
import type { JobLog } from './api'

const WARN = /\bwarn(ing)?\b/i
const ERROR = /\b(error|exception|traceback|fatal)\b/i

/** What a stream printed comes in pieces; lines are put together again, with the time of their first piece. */
export function logLines(pieces: JobLog[]): LogLine[] {
  const lines: LogLine[] = []
  const open = new Map<string, { text: string; at: string | undefined }>()
  const close = ({ text, at }: { text: string; at: string | undefined }) => {
    if (text.trim() !== '') lines.push({ text, ...(at ? { at } : {}), level: ERROR.test(text) ? 'error' : WARN.test(text) ? 'warn' : 'info' })
  }
  for (const { stream, text, at } of pieces) {
    const held = open.get(stream)
    const parts = ((held?.text ?? '') + text).split('\n')
    const rest = parts.pop() ?? ''
    parts.forEach((part, index) => close({ text: part, at: index === 0 && held?.text ? held.at : at }))
    open.set(stream, { text: rest, at: parts.length === 0 && held?.text ? held.at : at })
  }
  for (const rest of open.values()) close(rest)
  return lines
}
