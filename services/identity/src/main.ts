import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
class A {}
@Injectable()
export class B {
  constructor(private readonly a: A) {
    void this.a;
  }
}
console.log(Reflect.getMetadata('design:paramtypes', B));
