import { expect, test } from 'vitest'
import { promotedBy } from './promoted'

test('versions of prompts and of a configuration are what can be used', () => {
  const used = promotedBy({
    prompt_versions: [
      { id: 'v', prompt_version_id: 'v', prompt_id: 'p', prompt_name: 'answer' },
      { id: 'gone', prompt_version_id: 'gone' },
    ],
    metadata: { agent_configuration: { _blueprint_id: 'b' } },
  })
  expect(used).toEqual({ prompts: [{ prompt: 'p', version: 'v', name: 'answer' }], blueprint: 'b' })
})

test('an older client names one version, others none', () => {
  expect(promotedBy({ prompt_version: { id: 'v', prompt_version_id: 'v', prompt_id: 'p', prompt_name: 'answer' } })).toEqual({ prompts: [{ prompt: 'p', version: 'v', name: 'answer' }], blueprint: undefined })
  expect(promotedBy({ metadata: { agent_configuration: 'text' } })).toEqual({ prompts: [], blueprint: undefined })
})
