import { expect, it } from 'vitest'
import { attempts } from './retries'
import { buildTree } from './tree'
import { columns } from './tree.fixture'

it('siblings of one name are attempts while they fail', () => {
  const tree = buildTree(
    columns(
      [
        ['call', -1, 0, 1],
        ['call', -1, 2, 1],
        ['call', -1, 4, 1],
        ['call', -1, 6, 1],
        ['other', -1, 8, 1],
      ],
      [0, 1, 4],
    ),
  )
  expect([...attempts(tree)]).toEqual([
    ['id-0', { at: 1, of: 3 }],
    ['id-1', { at: 2, of: 3 }],
    ['id-2', { at: 3, of: 3 }],
  ])
})
