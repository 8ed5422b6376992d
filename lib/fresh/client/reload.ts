// Keeps the promise that a page in development shows the newest code: it reloads when the server has come back.
let lost = false;
const alive = new EventSource(new URL("alive", import.meta.url));
alive.onerror = () => lost = true;
alive.onopen = () => {
  if (lost) location.reload();
};
