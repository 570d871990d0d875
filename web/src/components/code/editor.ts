import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { markdown } from '@codemirror/lang-markdown'
import { python } from '@codemirror/lang-python'
import { HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, keymap, lineNumbers, MatchDecorator, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { CodeLanguage } from './CodeEditor'

const colors = HighlightStyle.define([
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--syn-str)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syn-num)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--syn-key)' },
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--syn-kw)' },
  { tag: tags.comment, color: 'var(--syn-com)' },
  { tag: tags.heading, fontWeight: '600' },
])

/** `{{name}}` and `{% … %}` of prompt templates. */
const places = new MatchDecorator({ regexp: /\{\{[^{}]*\}\}|\{%[^%]*%\}/g, decoration: Decoration.mark({ class: 'place' }) })
const templates: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = places.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = places.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const LANGUAGE: Record<CodeLanguage, () => Extension> = {
  json: () => json(),
  python: () => python(),
  markdown: () => markdown(),
  template: () => templates,
  text: () => [],
}

export function createEditor(
  parent: HTMLElement,
  doc: string,
  language: CodeLanguage,
  label: string,
  editable: boolean,
  on: { change: (text: string) => void; submit: () => void },
): EditorView {
  const code = language === 'json' || language === 'python'
  return new EditorView({
    parent,
    state: EditorState.create({
      doc,
      extensions: [
        ...(code ? [lineNumbers(), indentOnInput()] : []),
        history(),
        syntaxHighlighting(colors),
        LANGUAGE[language](),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorState.readOnly.of(!editable),
        keymap.of([
          { key: 'Mod-Enter', run: () => (on.submit(), true) },
          // Tab leaves an editor of prose, as any field; in code it indents, and Escape then Tab leaves.
          ...(code ? [indentWithTab] : []),
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) on.change(update.state.doc.toString())
        }),
      ],
    }),
  })
}
