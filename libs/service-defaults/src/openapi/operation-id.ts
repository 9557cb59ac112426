const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `UserController.list` → `userList`: unique, and stays when other routes come. */
export function operationIdOf(controller: string, method: string): string {
  return lowerFirst(controller.replace(/Controller$/, '')) + upperFirst(method);
}
