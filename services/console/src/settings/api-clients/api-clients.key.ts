/** Under this the list of API clients is kept, to be asked for anew after a change. */
export const API_CLIENTS_KEY = ['api-clients'];
