import { Skeleton } from '../../ui/Skeleton.tsx'

export const PersonSkeleton = () => (
  <div className="px-6 pt-5">
    <Skeleton rows={2} className="max-w-120" />
    <div className="h-32" />
    <Skeleton rows={8} />
  </div>
)
