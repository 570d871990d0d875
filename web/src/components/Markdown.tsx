import { Fragment, memo, type ReactNode } from 'react'
import { blocks, inline, type Block } from '../lib/markdown'

/** The few marks that models write: paragraphs, lists, headings, quotes, code, bold. Never HTML; links are shown with their target. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="md">
      {blocks(text).map((block, i) => (
        <Fragment key={i}>{draw(block)}</Fragment>
      ))}
    </div>
  )
})

function draw(block: Block): ReactNode {
  switch (block.kind) {
    case 'code':
      return <pre className="code codebox">{block.text}</pre>
    case 'heading':
      return <p className="w6">{spans(block.text)}</p>
    case 'quote':
      return <blockquote>{spans(block.text)}</blockquote>
    case 'list':
      return block.ordered ? <ol start={block.start}>{block.items.map(item)}</ol> : <ul>{block.items.map(item)}</ul>
    default:
      return <p>{spans(block.text)}</p>
  }
}

const item = (text: string, i: number) => <li key={i}>{spans(text)}</li>

function spans(text: string): ReactNode {
  return inline(text).map((part, i) => {
    if (part.kind === 'code') return <code key={i}>{part.text}</code>
    if (part.kind === 'bold') {
      return (
        <b key={i} className="w6">
          {part.text}
        </b>
      )
    }
    if (part.kind === 'link') {
      return (
        <a key={i} className="acc" href={part.url} target="_blank" rel="noreferrer noopener" title={part.url}>
          {part.text}
        </a>
      )
    }
    return part.text
  })
}
