/** Clicks that come at once, folded together by whoever folds anyway: views are then written once for all of them, and not again by the reader of the log. */
export interface Crowd {
  /** A click begins, until `leave`. */
  enter(): Turn
  /** True when everything this transaction appended is in every view; false when it does not come in time: who asks folds it. */
  folded(xid: string): Promise<boolean>
}

export interface Turn {
  /** Others are underway, and the reader of the log keeps up. */
  readonly isCrowded: boolean
  leave(): void
}
