import type { ReactNode } from 'react'
import { CodeBlock, type Snippets } from './CodeBlock'
import './empty.css'

export type { Snippets }

/** Nothing is here yet: one sentence what this is for, one button, and the lines of code that would fill it. */
export function EmptyState({ title, text, action, snippets }: { title: string; text: ReactNode; action?: ReactNode; snippets?: Snippets }) {
  return (
    <div className="empty-page" role="status">
      <h2 className="h3">{title}</h2>
      <p className="t2">{text}</p>
      {action}
      {snippets && <CodeBlock snippets={snippets} />}
    </div>
  )
}
