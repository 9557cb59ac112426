import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';

export const TEMPLATES_KEY = ['email-templates'];

/** Every template in every language. */
export function useTemplates() {
  const api = useApi();
  return useQuery({
    queryKey: [...TEMPLATES_KEY, 'list'],
    queryFn: async () => (await bodyOf(api.GET('/v1/email-templates'))).items,
  });
}
