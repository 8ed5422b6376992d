import * as z from "zod/mini";

/** An e-mail address, as rows keep it: trimmed and in lower case. */
export const Email = z.pipe(z.string().check(z.trim(), z.toLowerCase()), z.email().check(z.maxLength(254)));

/** The name of a person or an organisation. */
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** A password to be set; what it must be beyond this is checked where it is hashed. */
export const NewPassword = z.string().check(z.minLength(1), z.maxLength(1000));

/** What the first admin of an empty portal fills in. */
export const SetupForm = z.object({
  organisation_name: Name,
  name: Name,
  email: Email,
  password: NewPassword,
});
export type SetupForm = z.output<typeof SetupForm>;
