import { useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'
import { WordPicker } from './WordPicker.tsx'

interface PickProps {
  readonly chosen?: readonly string[]
  readonly onPick: (word: string) => void
}

export function TagPicker({ chosen = [], onPick }: PickProps) {
  const { data = [] } = useQuery(queries.tags)
  return (
    <WordPicker
      label="Tag"
      words={data.map(one => ({ word: one.tag, count: one.count }))}
      chosen={chosen}
      onPick={onPick}
    />
  )
}

export function PoolPicker({ chosen = [], onPick }: PickProps) {
  const { data = [] } = useQuery(queries.pools)
  return (
    <WordPicker
      label="Pool"
      words={data.map(one => ({ word: one.pool, count: one.count }))}
      chosen={chosen}
      onPick={onPick}
    />
  )
}
