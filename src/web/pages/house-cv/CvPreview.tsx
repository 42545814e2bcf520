import { useRef } from 'react'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { PdfSheet } from '../cv/PdfSheet.tsx'
import type { Preview } from './usePreview.ts'

const nothing = (): void => undefined
const widest = 640

/** The pages as they would leave, for somebody to look at. */
export function CvPreview({ preview, label }: { readonly preview: Preview; readonly label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const { pdf, file, why, busy } = preview
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section ref={box} aria-label={label} aria-busy={busy} tabIndex={0} className="min-w-0 rounded-panel bg-sunken p-4">
      {why !== null && (
        <Notice tone="bad" alert>
          {why}
        </Notice>
      )}
      {file?.undrawn === true && (
        <div className="mb-3">
          <Notice tone="warn" icon="warn">
            Some characters are in no font of this server and stay blank. The Word document shows them.
          </Notice>
        </div>
      )}
      {pdf === null ? (
        why === null && <Skeleton rows={12} />
      ) : (
        <div className={busy ? 'flex flex-col gap-4 opacity-60' : 'flex flex-col gap-4'}>
          {pdf.pages.map(page => (
            <PdfSheet
              key={page.pageNumber}
              page={page}
              width={Math.min(widest, Math.max(200, width - 32))}
              marks={[]}
              chosen={null}
              find=""
              current={-1}
              onFound={nothing}
              onPick={nothing}
            />
          ))}
        </div>
      )}
    </section>
  )
}
