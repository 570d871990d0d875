import { writeMessages } from '../prompts/template'
import type { StudioDraft } from './draft'

export interface Template {
  id: string
  draft: Partial<StudioDraft>
}

const chat = (system: string, user: string) =>
  writeMessages([
    { role: 'system', parts: [{ type: 'text', value: system }] },
    { role: 'user', parts: [{ type: 'text', value: user }] },
  ])

/** Beginnings for frequent tasks. Prompts are plain on purpose: what is to be found out is how they should read. */
export const TEMPLATES: Template[] = [
  {
    id: 'extraction',
    draft: {
      template: chat('Read the text and give back its facts as JSON. Answer with the JSON alone.', '{{input}}'),
      algorithm: 'hierarchical_reflective',
      metric: 'json_schema_validator',
      schemaFrom: 'text',
      schema: JSON.stringify({ type: 'object', properties: { name: { type: 'string' }, date: { type: 'string' }, amount: { type: 'number' } }, required: ['name', 'date', 'amount'], additionalProperties: false }, null, 2),
    },
  },
  {
    id: 'classification',
    draft: {
      template: chat('Say to which class the message belongs: question, complaint, order or other. Answer with the class alone.', '{{input}}'),
      algorithm: 'evolutionary',
      metric: 'equals',
      reference: 'expected_output',
    },
  },
  {
    id: 'answering',
    draft: {
      template: chat('Answer the question from the context. Where the context does not say it, say so.', 'Context: {{context}}\n\nQuestion: {{question}}'),
      algorithm: 'gepa',
      metric: 'geval',
      task: 'A question is answered out of a context that is given with it.',
      criteria: 'The answer is right and whole, says nothing that the context does not support, and is as short as that allows.',
    },
  },
  {
    id: 'arithmetic',
    draft: {
      template: chat('Solve the task. Answer with the number alone.', '{{question}}'),
      algorithm: 'gepa',
      metric: 'numerical_similarity',
      reference: 'answer',
    },
  },
]

export const templateOf = (id: string | undefined): Template | undefined => TEMPLATES.find((each) => each.id === id)
