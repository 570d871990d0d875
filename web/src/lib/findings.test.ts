import { describe, expect, it } from 'vitest'
import { repeatedFailure } from './findings'
import { buildTree } from './tree'
import { columns } from './tree.fixture'

describe('a repeated failure', () => {
  it('is the same step failing again under the same parent', () => {
    const tree = buildTree(
      columns(
        [
          ['r', -1, 0, 9],
          ['pay', 0, 0, 2],
          ['pay', 0, 3, 4],
          ['ok', 0, 8, 1],
        ],
        [1, 2],
      ),
    )
    expect(repeatedFailure(tree)).toEqual({ name: 'pay', count: 2, failed: 2, ms: 6 })
  })
  it('is not one failure, nor two under different parents', () => {
    const tree = buildTree(
      columns(
        [
          ['a', -1, 0, 9],
          ['b', -1, 0, 9],
          ['pay', 0, 0, 2],
          ['pay', 1, 3, 4],
        ],
        [2, 3],
      ),
    )
    expect(repeatedFailure(tree)).toBeNull()
  })
})
