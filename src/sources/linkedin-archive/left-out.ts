/**
 * What belongs to an archive and is left in it, by file name without extension: it is about nobody whom a recruiter deals
 * with, or too private to copy. `guide messages` and `learning role play messages` are talks with a machine.
 */
const names: ReadonlySet<string> = new Set(
  (
    'ad targeting,ads clicked,ai coach messages,articles,causes you care about,coach messages,company follows,contacts,' +
    'courses,groups,guide messages,hashtag follows,honors,imported contacts,importedcontacts,inferences about you,' +
    'instantreposts,lan ads engagement,learning,learning coach messages,learning role play messages,logins,member follows,' +
    'organizations,patents,private identity asset,profile summary,projects,registration,rich media,saved articles,' +
    'saved items,saved jobs,savedjobalerts,search queries,searchqueries,security challenges,services marketplace,' +
    'test scores,verifications,volunteering,votes'
  ).split(','),
)
const families = /^(?:job |receipts|identity |learning |ai |easyapply|devices? |online job)/

export const isLeftOut = (stem: string): boolean => names.has(stem) || families.test(stem)
