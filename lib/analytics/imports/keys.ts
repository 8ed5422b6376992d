/** The folder in storage that holds the files of one import. */
export function importFolder(organisationId: string, folder: string): string {
  return `organisations/${organisationId}/imports/${folder}`;
}

/** Where one file of an import lies, by its place among them. */
export function importFileKey(folder: string, index: number): string {
  return `${folder}/${index}`;
}
