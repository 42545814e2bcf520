import type { ClientReport } from '#src/domain/views/client-report.ts'
import { address, request } from './http.ts'

const id = encodeURIComponent

/** What is asked of clients' reports. */
export const reportApi = {
  ofJob: (job: string, blind: boolean) =>
    request<ClientReport>('GET', address(`/api/jobs/${id(job)}/report`, { blind })),
  makeLink: (job: string, body: { readonly name: string; readonly blind: boolean; readonly days: number }) =>
    request<{ readonly id: string; readonly link: string }>('POST', `/api/jobs/${id(job)}/report-links`, body),
  linked: (token: string) => request<ClientReport>('GET', `/api/reports/${id(token)}`),
}

/** Where the house's logo is: by the session, or by a link that opens. */
export const logoAddress = {
  own: '/api/logo',
  ofReport: (token: string) => `/api/reports/${id(token)}/logo`,
  ofShortlist: (token: string) => `/api/reviews/${id(token)}/logo`,
}
