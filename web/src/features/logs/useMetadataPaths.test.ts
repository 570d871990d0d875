import { describe, expect, it } from 'vitest'
import { pathsIn } from './useMetadataPaths'

describe('metadata columns on offer', () => {
  it('are the paths of scalars, the frequent first, with their share', () => {
    const rows = [{ metadata: { user: { id: 'a', roles: ['x'] }, tier: 1 } }, { metadata: { user: { id: 'b' } } }, {}, { metadata: 'text' }]
    expect(pathsIn(rows)).toEqual([
      { path: 'metadata.user.id', share: 0.5 },
      { path: 'metadata.tier', share: 0.25 },
    ])
  })
  it('leave out bookkeeping of clients and names that are no paths', () => {
    expect(pathsIn([{ metadata: { _opik_graph: 'x', 'a[0]': 'y', 'gen_ai.system': true } }]).map((each) => each.path)).toEqual(['metadata.gen_ai.system'])
  })
})
