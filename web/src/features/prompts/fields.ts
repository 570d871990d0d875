import type { Field } from '../../lib/filters'

export const FIELDS: Field[] = [
  { field: 'name', kind: 'text', words: ['name'] },
  { field: 'description', kind: 'text', label: 'prompts.cols.description', words: ['description'] },
  { field: 'template_structure', kind: 'choice', label: 'prompts.cols.type', words: ['type'], choices: ['text', 'chat'] },
  { field: 'version_count', kind: 'count', label: 'prompts.cols.versions', words: ['versions'] },
  { field: 'tags', kind: 'list', words: ['tag', 'tags'] },
  { field: 'created_by', kind: 'text', label: 'prompts.cols.author', words: ['author'] },
  { field: 'last_updated_at', kind: 'time', label: 'prompts.cols.changed', words: ['changed'] },
]
