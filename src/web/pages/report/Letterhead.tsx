interface Props {
  readonly agency: string
  /** Where the picture is; null where the house has none. */
  readonly logo: string | null
}

/** Who speaks, above what leaves the house: its logo as on its CVs, and its name. */
export const Letterhead = ({ agency, logo }: Props) => (
  <p className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-2 font-semibold">
    {logo !== null && (
      // Logos are drawn for paper: on a dark page they keep their white.
      <img
        src={logo}
        alt=""
        className="max-h-14 max-w-60 bg-[light-dark(transparent,#ffffff)] object-contain shadow-[0_0_0_6px_light-dark(transparent,#ffffff)]"
      />
    )}
    {agency}
  </p>
)
