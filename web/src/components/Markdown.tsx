import { Fragment, memo, type ReactNode } from 'react'
import { blocks, inline, type Block, type Inline } from '../lib/markdown'

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

const spans = (text: string): ReactNode => inline(text).map((part, i) => <Fragment key={i}>{styled(part, part.text)}</Fragment>)

/** A piece of a line in its look; `content` is its text, or that with marks in it. */
export function styled(part: Inline, content: ReactNode): ReactNode {
  if (part.kind === 'code') return <code>{content}</code>
  if (part.kind === 'bold') return <b className="w6">{content}</b>
  if (part.kind === 'link') {
    return (
      <a className="acc" href={part.url} target="_blank" rel="noreferrer noopener" title={part.url}>
        {content}
      </a>
    )
  }
  return content
}

/** One line within other text: code, bold and links, no blocks. */
export const MarkdownLine = memo(function MarkdownLine({ text }: { text: string }) {
  return <span className="mdline">{spans(text)}</span>
})
