/** Turns the one-time token of the address into a cookie; it is gone from the address and the history then. */
export async function signIn() {
  const token = location.hash.slice(1);
  if (token === "") {
    return;
  }
  history.replaceState(null, "", location.pathname);
  const answer = await fetch("session", { method: "POST", body: token });
  if (!answer.ok && answer.status !== 403) {
    throw new Error("The page's server answered " + answer.status + ".");
  }
}

/** What is to be shown, and where it is watched. */
export async function description() {
  const answer = await fetch("demo.json");
  if (answer.status === 401) {
    throw new Error("This address lets nobody in, or it was used already: take the newest one that the command printed.");
  }
  if (!answer.ok) {
    throw new Error("The page's server answered " + answer.status + ".");
  }
  return answer.json();
}

/** Hears a few times a second where the verification stands. */
export function counters(listener) {
  const events = new EventSource("counters");
  events.onmessage = (event) => {
    const answer = JSON.parse(event.data);
    listener(answer);
    if (answer.over) {
      events.close();
    }
  };
}
