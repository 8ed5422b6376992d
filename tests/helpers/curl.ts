/** Whether the programs are here that the guide's line of a push is made of. */
export const hasCurl: boolean = (await new Deno.Command("sh", {
  args: ["-c", "command -v curl && command -v openssl"],
  stdout: "null",
}).output()).success;
