import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import { STYLE, STYLE_PATH } from './pages/style.css.js';

/** The style sheet of the pages. */
@ApiExcludeController()
@Controller()
export class StyleController {
  @Get(STYLE_PATH)
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('x-content-type-options', 'nosniff')
  style(): string {
    return STYLE;
  }
}
