/**
 * What opens above the board. A chunk of its own, fetched when the board is on the screen: none of it is needed for that.
 */
import { MoveMenu } from './board/MoveMenu.tsx'
import { SortMenu } from './board/SortMenu.tsx'
import { ExportDialog } from './export/ExportDialog.tsx'
import { KeptFiles } from './export/KeptFiles.tsx'
import { RenewKeys } from './export/RenewKeys.tsx'
import { FetchBar } from './fetching/FetchBar.tsx'
import { Help } from './help/Help.tsx'
import { AddDialog } from './import/AddDialog.tsx'
import { ImportBar } from './import/ImportBar.tsx'
import { ImportSheet } from './import/ImportSheet.tsx'
import { Keeping } from './keeping/Keeping.tsx'
import { Palette } from './palette/Palette.tsx'
import { Settings } from './settings/Settings.tsx'
import { Statistics } from './statistics/Statistics.tsx'
import { TagEditor } from './details/TagEditor.tsx'

export function Overlays() {
  return (
    <>
      <AddDialog />
      <ImportBar />
      <FetchBar />
      <ImportSheet />
      <Palette />
      <TagEditor />
      <Statistics />
      <Help />
      <Keeping />
      <Settings />
      <ExportDialog />
      <RenewKeys />
      <KeptFiles />
      <MoveMenu />
      <SortMenu />
    </>
  )
}
