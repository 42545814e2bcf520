import type { AccountRole } from '#src/domain/views/common.ts'

export const roleWords: Readonly<Record<AccountRole, string>> = {
  admin: 'Admin',
  recruiter: 'Recruiter',
  reader: 'Reader',
}
