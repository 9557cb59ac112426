import 'reflect-metadata';

export interface SettingOptions {
  /** Name of the environment variable. */
  readonly env: string;
  /** One sentence for the table in the README. */
  readonly description: string;
  /** Text of the default, as it would stand in the environment; a function takes it from settings read before. */
  readonly default?: string | ((config: never) => string | undefined);
  /** How the table shows a default that is a function. */
  readonly defaultText?: string;
  /** Never shown in logs or error messages. */
  readonly secret?: boolean;
}

export interface SettingDeclaration extends SettingOptions {
  readonly property: string;
  readonly type: 'string' | 'number' | 'boolean';
}

const SETTINGS = Symbol('rollcall.settings');

/** Declares a property of a config class as a setting that is read from the environment. */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (target, property) => {
    const designType: unknown = Reflect.getMetadata('design:type', target, property);
    const type = designType === Number ? 'number' : designType === Boolean ? 'boolean' : 'string';
    const own = (Reflect.getOwnMetadata(SETTINGS, target) as SettingDeclaration[] | undefined) ?? [];
    Reflect.defineMetadata(SETTINGS, [...own, { ...options, property: String(property), type }], target);
  };
}

/** Settings of a config class, those of its parents first, in the order of declaration. */
export function settingsOf(configClass: abstract new () => object): SettingDeclaration[] {
  const declarations: SettingDeclaration[] = [];
  for (
    let prototype = configClass.prototype as object | null;
    prototype && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null
  )
    declarations.unshift(...((Reflect.getOwnMetadata(SETTINGS, prototype) as SettingDeclaration[] | undefined) ?? []));
  // A setting that a subclass declares again replaces the inherited one.
  return [...new Map(declarations.map((declaration) => [declaration.property, declaration])).values()];
}
