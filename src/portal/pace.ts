const hour = 3_600_000

/** How many may raise a hand in an hour: on one page, and on all. It knows no address of anybody. */
export class Pace {
  readonly #each: number
  readonly #all: number
  #taken: { readonly page: string; readonly at: number }[] = []

  constructor(each = 30, all = 300) {
    this.#each = each
    this.#all = all
  }

  /** Whether one more may, at this moment (ms); if so it is counted. */
  take(page: string, at: number): boolean {
    this.#taken = this.#taken.filter(one => at - one.at < hour)
    if (this.#taken.length >= this.#all) return false
    if (this.#taken.filter(one => one.page === page).length >= this.#each) return false
    this.#taken.push({ page, at })
    return true
  }
}
