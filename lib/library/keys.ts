/** The folder in storage that holds the files of one source. */
export function sourceFolder(organisationId: string, sourceId: string): string {
  return `organisations/${organisationId}/library/${sourceId}`;
}

/** Where a source's file lies: by its content, so that a newer one never overwrites what is being read. */
export function sourceKey(organisationId: string, sourceId: string, sha256: string): string {
  return `${sourceFolder(organisationId, sourceId)}/${sha256}`;
}
