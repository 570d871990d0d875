import { describe, expectTypeOf, it } from 'vitest'
import type { Answer, Missing, Sent } from './operation'
import type { Schemas } from './types'

// `tsc` holds these.
describe('types of a call', () => {
  it('are those of its path in the document', () => {
    expectTypeOf<Answer<'/datasets', 'GET'>>().toEqualTypeOf<Schemas['DatasetPage']>()
    expectTypeOf<Answer<`/datasets/${string}`, 'GET'>>().toEqualTypeOf<Schemas['Dataset']>()
    expectTypeOf<Answer<`/datasets/${string}`, 'DELETE'>>().toEqualTypeOf<undefined>()
    expectTypeOf<Sent<'/datasets', 'POST'>>().toEqualTypeOf<{ body: Schemas['DatasetBody'] }>()
  })

  it('are of each that a call may mean', () =>
    expectTypeOf<Answer<'/traces' | '/spans', 'GET'>>().toEqualTypeOf<Schemas['TracePage'] | Schemas['SpanPage']>())

  it('are none where the document has no such path or method', () => {
    expectTypeOf<Missing<'/datasets', 'GET'>>().toEqualTypeOf<never>()
    expectTypeOf<Missing<'/nowhere', 'GET'>>().toEqualTypeOf<'GET /nowhere'>()
    expectTypeOf<Missing<'/datasets', 'DELETE'>>().toEqualTypeOf<'DELETE /datasets'>()
  })
})
