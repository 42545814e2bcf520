import type { CvForm, CvFormat, CvSectionName, CvStyle } from '#src/domain/house-cv.ts'
import { address, RequestFailed, request } from './http.ts'

/** How a CV is to be made. */
export interface CvOptions {
  readonly form: CvForm
  readonly employer: boolean
  readonly sections: readonly CvSectionName[]
}

/** A file as the server made it. */
export interface MadeFile {
  readonly name: string
  readonly type: string
  readonly bytes: ArrayBuffer
  /** Some characters are in no font of the server. */
  readonly undrawn: boolean
}

async function fileFrom(response: Response): Promise<MadeFile> {
  if (!response.ok) {
    const title = 'This CV cannot be made.'
    const said: unknown = await response.json().catch(() => null)
    const words = typeof said === 'object' && said !== null && 'title' in said ? String(said.title) : title
    throw new RequestFailed({ type: 'about:blank', status: response.status, title: words })
  }
  const name = /UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'CV'
  return {
    name: decodeURIComponent(name),
    type: response.headers.get('content-type') ?? '',
    bytes: await response.arrayBuffer(),
    undrawn: response.headers.get('x-undrawn') === 'true',
  }
}

export const houseCvApi = {
  make: async (person: string, format: CvFormat, { form, employer, sections }: CvOptions, signal?: AbortSignal) =>
    fileFrom(
      await fetch(
        address(`/api/people/${encodeURIComponent(person)}/house-cv`, {
          format,
          form,
          employer,
          sections: sections.join(','),
        }),
        signal === undefined ? {} : { signal },
      ),
    ),
  sample: async (style: CvStyle, signal?: AbortSignal) =>
    fileFrom(
      await fetch('/api/cv-style/sample', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(style),
        ...(signal === undefined ? {} : { signal }),
      }),
    ),
  style: () => request<CvStyle>('GET', '/api/cv-style'),
  saveStyle: (style: CvStyle, was: Partial<CvStyle>) => request<CvStyle>('PUT', '/api/cv-style', { ...style, was }),
}
