import { expect, it } from 'vitest'
import { experimentsCsv } from './exportList'

it('has a column for every score and every key of the configurations, and quotes what needs it', () => {
  const csv = experimentsCsv([
    { id: '1', name: 'a "b", c', dataset_id: 'd', feedback_scores: [{ name: 'tone', value: 0.5 }], metadata: { model: 'gpt', _opik_resume: '{}' } },
    { id: '2', name: 'second', dataset_id: 'd', metadata: { settings: { temperature: 0 } } },
  ])
  const [head, first, second] = csv.split('\r\n')
  expect(head?.endsWith('cost_avg_usd,feedback_scores.tone,metadata.model,metadata.settings.temperature')).toBe(true)
  expect(first).toBe('1,"a ""b"", c",,,,,,,,,,,,,,0.5,gpt,')
  expect(second).toBe('2,second,,,,,,,,,,,,,,,,0')
})
