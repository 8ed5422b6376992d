/** The folder in storage that holds everything of one report. */
export function reportFolder(organisationId: string, reportId: string): string {
  return `organisations/${organisationId}/reports/${reportId}`;
}

/** The folder in storage that holds everything of one draft. */
export function draftFolder(organisationId: string, draftId: string): string {
  return `organisations/${organisationId}/drafts/${draftId}`;
}

/** Where the finished deck lies; derived from the report alone, so that making it twice overwrites and never doubles. */
export function deckKey(folder: string): string {
  return `${folder}/deck.pptx`;
}

/** Where every number of the deck lies as JSON. */
export function modelKey(folder: string): string {
  return `${folder}/report.json`;
}

/** The folder that holds the pictures of the slides. */
export function slidesFolder(folder: string): string {
  return `${folder}/slides`;
}

/** Where the picture of slide `number` (from 1) lies. */
export function slideKey(folder: string, number: number): string {
  return `${slidesFolder(folder)}/${number}.svg`;
}
