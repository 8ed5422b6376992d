/**
 * The people of an organisation as its admins look after them: who there is, which role each has, who may sign in. It
 * never leaves an organisation without an admin.
 */
export { changePerson, deactivatePerson, listPeople, updatePerson } from "./members.ts";
