/**
 * The icons of columns and links. A state is told by its place, its icon and its word, never by colour alone.
 */
import {
  BookOpen,
  Bookmark,
  Check,
  CodeXml,
  Database,
  FileText,
  Globe,
  Inbox,
  Link as LinkIcon,
  type LucideIcon,
  SkipForward,
} from 'lucide-react'
import type { Column, LinkKind } from '../../shared/library/paper.ts'

const columnIcons: Readonly<Record<Column, LucideIcon>> = {
  inbox: Inbox,
  'to-read': Bookmark,
  reading: BookOpen,
  done: Check,
  skipped: SkipForward,
}

const linkIcons: Readonly<Record<LinkKind, LucideIcon>> = {
  page: LinkIcon,
  pdf: FileText,
  code: CodeXml,
  project: Globe,
  data: Database,
}

/** What a link is called, for tooltips and screen readers. */
export const linkTitles: Readonly<Record<LinkKind, string>> = {
  page: 'Page',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project page',
  data: 'Data',
}

export function ColumnIcon({ column, size = 15 }: { readonly column: Column; readonly size?: number }) {
  const Icon = columnIcons[column]
  return <Icon size={size} aria-hidden className="column-icon" />
}

export function LinkKindIcon({ kind, size = 13 }: { readonly kind: LinkKind; readonly size?: number }) {
  const Icon = linkIcons[kind]
  return <Icon size={size} aria-hidden />
}
