import { expect, test } from 'vitest'
import { refusalsOf } from './refusals'

test('what the server refuses stands beside the part that it is about', () => {
  const said = 'studio_config.llm_model.model: no provider has x; evaluation.metrics[0].parameters.reference_key: the rows have no field y; limits.cost: has to be above 0; name: is taken'
  expect(refusalsOf(said)).toEqual({ byPart: { model: 'no provider has x', reference: 'the rows have no field y', cost: 'has to be above 0', name: 'is taken' }, others: [] })
})

test('parameters of the model are not the model; a second sentence about a part is not lost', () => {
  expect(refusalsOf('llm_model.parameters.temperature: at most 2; optimizer.parameters.seed: a whole number; optimizer.type: unknown')).toEqual({
    byPart: { parameters: 'at most 2', algorithm: 'a whole number' },
    others: ['optimizer.type: unknown'],
  })
})

test('what is about nothing in particular is told as it is', () => {
  expect(refusalsOf('Too many runs at once: 3')).toEqual({ byPart: {}, others: ['Too many runs at once: 3'] })
  expect(refusalsOf('')).toEqual({ byPart: {}, others: [] })
})
