import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { belongingWords, type Reason, reasons } from '#src/domain/belonging.ts'
import type { JobLine } from '#src/domain/views/job-line.ts'
import { tellProblem } from '../../data/act.ts'
import { saveFile } from '../../data/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuCheck, MenuItem, MenuLine, MenuLink } from '../../ui/MenuItem.tsx'
import { count } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import type { LaneBy } from './lanes.ts'
import { RulesPopover } from './RulesPopover.tsx'
import { pdfOf, pngOf, standaloneSvg } from './save-picture.ts'
import { zooms } from './zooms.ts'

interface LineToolsProps {
  readonly line: JobLine
  readonly by: LaneBy
  readonly onLanes: () => void
  readonly reason: Reason | null
  readonly onReason: (reason: Reason | null) => void
  readonly onZoom: (days: number) => void
  readonly onTrace: (by: 1 | -1) => void
  readonly asTable: boolean
  readonly onTable: () => void
  readonly redacted: boolean
  readonly onRedact: () => void
  readonly picture: RefObject<SVGSVGElement | null>
}

const reasonNames = (): Readonly<Record<Reason, string>> => ({
  names: spoken('Names this job'),
  window: 'In its window',
  led: 'Led here',
})
const chip =
  'inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-small max-sm:h-11 aria-pressed:border-accent aria-pressed:bg-accent-soft border-line hover:bg-sunken'

/** Everything that changes what the picture shows. */
export function LineTools(props: LineToolsProps) {
  const { line, by, reason, picture } = props
  const words = belongingWords(line.rules)
  const counts = new Map(reasons.map(one => [one, line.touches.filter(touch => touch.reason === one).length]))
  const save = (make: (svg: SVGSVGElement) => Blob | Promise<Blob>, ending: string) => (): void => {
    const svg = picture.current
    if (svg === null) return
    Promise.resolve(make(svg))
      .then(blob => saveFile(`${line.job.name}.${ending}`, blob))
      .catch(tellProblem)
  }
  return (
    <div className="flex flex-wrap items-center gap-2 pt-3">
      <fieldset aria-label="Trace" className="flex items-center gap-1">
        <IconButton icon="back" label="Trace back" keys="[" onClick={() => props.onTrace(1)} />
        <IconButton icon="chevron" label="Trace forward" keys="]" onClick={() => props.onTrace(-1)} />
      </fieldset>
      <fieldset aria-label="Zoom" className="flex overflow-hidden rounded-control border border-line bg-surface">
        {zooms.map(zoom => (
          <button
            key={zoom.key}
            type="button"
            onClick={() => props.onZoom(zoom.days)}
            className="h-8 border-line px-2.5 text-small not-first:border-l hover:bg-sunken max-sm:h-11"
          >
            {zoom.words}
          </button>
        ))}
      </fieldset>
      <Button onClick={props.onLanes} keys="p">
        {by === 'channels' ? 'Lanes: channels' : 'Lanes: people'}
      </Button>
      <fieldset aria-label="Why it belongs" className="flex flex-wrap gap-1.5">
        {reasons.map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={reason === one}
            title={spoken(words[one])}
            onClick={() => props.onReason(reason === one ? null : one)}
            className={cx(chip)}
          >
            {reasonNames()[one]} <span className="tabular text-text-2">{count(counts.get(one) ?? 0)}</span>
          </button>
        ))}
      </fieldset>
      <div className="ml-auto flex items-center gap-1">
        <IconButton
          icon="table"
          label={props.asTable ? 'Hide the table' : 'The same as a table'}
          onClick={props.onTable}
        />
        <RulesPopover rules={line.rules} closed={line.counted !== null} />
        <Menu trigger={<IconButton icon="download" label={spoken('Save, or report to the client')} />}>
          <MenuCheck checked={props.redacted} onChange={props.onRedact}>
            {spoken('For the client')}: “Candidate A”
          </MenuCheck>
          <MenuLine />
          <MenuItem onSelect={save(svg => new Blob([standaloneSvg(svg)], { type: 'image/svg+xml' }), 'svg')}>
            SVG
          </MenuItem>
          <MenuItem onSelect={save(pngOf, 'png')}>PNG</MenuItem>
          <MenuItem onSelect={save(svg => pdfOf(svg, line.job.name), 'pdf')}>PDF</MenuItem>
          <MenuLine />
          <MenuLink>
            <Link to="/jobs/$id/report" params={{ id: line.job.id }}>
              {spoken('Report for the client')}
            </Link>
          </MenuLink>
        </Menu>
      </div>
    </div>
  )
}
