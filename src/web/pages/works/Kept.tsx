import type { FigurePart } from '#src/domain/views/works.ts'
import { count } from '../../words/numbers.ts'
import { NumberButton } from './NumberButton.tsx'

/** "3 of 4", each opening who that is. */
export const Kept = ({
  share: { kept, of },
  onOpen,
}: {
  readonly share: { readonly kept: number; readonly of: number }
  readonly onOpen: (part: FigurePart) => void
}) => (
  <>
    <NumberButton onClick={() => onOpen('done')}>{count(kept)}</NumberButton> of{' '}
    <NumberButton onClick={() => onOpen('all')}>{count(of)}</NumberButton>
  </>
)
