import { useEffect, useRef } from 'react'
import type { EditorView } from '@codemirror/view'
import './code.css'

export type CodeLanguage = 'json' | 'python' | 'markdown' | 'template' | 'text'

interface Props {
  value: string
  language: CodeLanguage
  label: string
  onChange?: (value: string) => void
  /** Ctrl or Command and Enter. */
  onSubmit?: () => void
  minLines?: number
  maxLines?: number
}

/** CodeMirror, loaded when the first editor is shown; until then, and without `onChange`, plain text stands in its place. */
export function CodeEditor({ value, language, label, onChange, onSubmit, minLines = 3, maxLines = 24 }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const handlers = useRef({ onChange, onSubmit })
  useEffect(() => {
    handlers.current = { onChange, onSubmit }
  })
  const first = useRef(value)
  // A value that the page gives is not typed: nobody is told of it.
  const given = useRef(false)
  const editable = onChange !== undefined
  useEffect(() => {
    let gone = false
    void import('./editor').then(({ createEditor }) => {
      if (gone || !host.current) return
      host.current.replaceChildren()
      view.current = createEditor(host.current, first.current, language, label, editable, {
        change: (text) => {
          if (!given.current) handlers.current.onChange?.(text)
        },
        submit: () => handlers.current.onSubmit?.(),
      })
    })
    return () => {
      gone = true
      view.current?.destroy()
      view.current = undefined
    }
  }, [language, label, editable])
  useEffect(() => {
    first.current = value
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    given.current = true
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
    given.current = false
  }, [value])
  return (
    <div
      className={`codeed ${editable ? '' : 'fixed'}`}
      ref={host}
      style={{ '--least': `${minLines * 19 + 14}px`, '--most': `${maxLines * 19 + 14}px` } as React.CSSProperties}
    >
      <pre>{value}</pre>
    </div>
  )
}
