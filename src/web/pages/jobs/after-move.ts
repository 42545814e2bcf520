import type { Board, CandidateCard } from '#src/domain/views/jobs.ts'

/** The board as it will be when these people have been moved to a column: what is shown before the answer comes. */
export function afterMove(board: Board, people: ReadonlySet<string>, to: number, at: string): Board {
  const moved: CandidateCard[] = []
  const left = board.columns.map((column, index) => {
    if (index === to) return column
    const kept = column.cards.filter(card => !people.has(card.id))
    for (const card of column.cards) if (people.has(card.id)) moved.push(card)
    return { ...column, cards: kept, total: column.total - (column.cards.length - kept.length) }
  })
  return {
    ...board,
    columns: left.map((column, index) =>
      index === to
        ? {
            ...column,
            total: column.total + moved.length,
            cards: [
              ...column.cards,
              ...moved.map(card => ({ ...card, stage: column.name, phase: column.phase, since: at })),
            ],
          }
        : column,
    ),
  }
}
