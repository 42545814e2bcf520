import { Link } from '@tanstack/react-router'
import { buttonLook } from '../ui/button-look.ts'

export function NotFound() {
  return (
    <div className="mx-auto flex max-w-120 flex-col items-start gap-3 px-6 py-16">
      <h1 className="text-title">There is no page at this address.</h1>
      <Link to="/today" className={buttonLook('primary')}>
        Go to Today
      </Link>
    </div>
  )
}
