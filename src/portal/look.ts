/** The look of pages for strangers: one file, no script, light and dark as their device says. */
export const look = `
:root { color-scheme: light dark; --canvas: light-dark(#f7f6f3, #141416); --surface: light-dark(#fff, #1b1c1f); --text: light-dark(#1d1c1a, #ececee);
  --quiet: light-dark(#57544d, #b4b7be); --line: light-dark(#8a867c, #7c808a); --accent: light-dark(#1f4fd8, #8fb0ff); --on: light-dark(#fff, #141416); --bad: light-dark(#b3261e, #ff9a90) }
* { box-sizing: border-box }
body { margin: 0; background: var(--canvas); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.5rem 4rem }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; font-weight: 600 }
a { color: var(--accent) }
header img { max-width: 15rem; max-height: 3.5rem; object-fit: contain; background: light-dark(transparent, #fff); box-shadow: 0 0 0 6px light-dark(transparent, #fff) }
h1 { margin: 1.5rem 0 .5rem; font-size: 1.5rem; line-height: 1.3 }
.note { white-space: pre-wrap; overflow-wrap: anywhere }
form { display: grid; gap: 1rem; margin-top: 2rem }
label { display: grid; gap: .25rem; font-weight: 500 }
label span { font-weight: 400; color: var(--quiet); font-size: .875rem }
input, textarea { width: 100%; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; min-height: 2.75rem }
button { justify-self: start; min-height: 2.75rem; padding: 0 1.25rem; font: inherit; font-weight: 600; color: var(--on); background: var(--accent); border: 0; border-radius: 6px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.quiet { color: var(--quiet); font-size: .875rem }
.bad { color: var(--bad); font-weight: 500 }
.more { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden }
`
