import { useMemo, useRef, useState } from 'react'
import { counted } from '../../words/numbers.ts'
import { mailDocument } from './mail-document.ts'

const tallest = 20_000

/** A mail as it was written, in a frame without scripts, forms or pictures from elsewhere. Always on white: mail is made for it. */
export function MailFrame({ html, title }: { readonly html: string; readonly title: string }) {
  const { html: document, remotePictures } = useMemo(() => mailDocument(html), [html])
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(240)
  return (
    <>
      <iframe
        ref={frame}
        title={title}
        // Same origin, so that the height can be measured; scripts stay forbidden, so nothing in there can use it.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={document}
        onLoad={() =>
          setHeight(Math.min(tallest, (frame.current?.contentDocument?.documentElement.scrollHeight ?? 240) + 2))
        }
        className="w-full rounded-control border border-line bg-[#fff]"
        style={{ height }}
      />
      {remotePictures > 0 && (
        <p className="mt-1 text-small text-text-3">
          {counted(remotePictures, 'picture')} from elsewhere left out, so that the sender does not learn that you read
          this.
        </p>
      )}
    </>
  )
}
