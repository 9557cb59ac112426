import { connect } from '@nats-io/transport-node';
import {
  CollectImportData,
  CollectMailData,
  EraseImportData,
  EraseMailData,
  type RequestType,
} from '@rollcall/contracts';

type Question = { requestId: string; userId: string; addresses: string[]; externalIds: string[]; cursor?: string };

/** Import and notification at the broker, answering as a test wants; until then nobody is there. */
export class OtherServicesStandIn {
  /** Everything that was asked, by name of the request. */
  readonly asked: { name: string; data: Question }[] = [];
  private readonly answers = new Map<string, (data: Question) => object>();

  private constructor(private readonly connection: Awaited<ReturnType<typeof connect>>) {}

  static async start(natsUrl: string): Promise<OtherServicesStandIn> {
    const standIn = new OtherServicesStandIn(await connect({ servers: natsUrl }));
    for (const type of [CollectImportData, EraseImportData, CollectMailData, EraseMailData]) standIn.listen(type);
    return standIn;
  }

  answer(type: RequestType, answer: (data: Question) => object): void {
    this.answers.set(type.name, answer);
  }

  /** Answers everything at once, with nothing to show and nothing to remove. */
  knowNobody(): void {
    for (const type of [CollectImportData, CollectMailData]) this.answer(type, () => ({ items: [] }));
    for (const type of [EraseImportData, EraseMailData]) this.answer(type, () => ({ removed: [], kept: [] }));
  }

  /** Refuses everything, as a service does whose database is down. */
  fail(): void {
    this.answers.clear();
  }

  stop(): Promise<void> {
    return this.connection.close();
  }

  private listen({ name, subject }: RequestType): void {
    this.connection.subscribe(subject, {
      callback: (_, message) => {
        const data = message.json<Question>();
        this.asked.push({ name, data });
        const answer = this.answers.get(name);
        // An answer that the contract does not allow counts as none.
        message.respond(JSON.stringify(answer ? answer(data) : {}));
      },
    });
  }
}
