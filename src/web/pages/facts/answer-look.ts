/** A button that answers beside a text: small there, and a finger wide on a phone. */
export const answerLook = '!h-7 max-w-full !shrink text-small max-sm:!h-11'
