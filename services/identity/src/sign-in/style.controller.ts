import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import { PASSWORD_METER, PASSWORD_METER_PATH } from './pages/password-meter.js.js';
import { STYLE, STYLE_PATH } from './pages/style.css.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The style sheet and the script of the pages. */
@ApiExcludeController()
@Public()
@Controller()
export class StyleController {
  @Get(STYLE_PATH)
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  @Header('x-content-type-options', 'nosniff')
  style(): string {
    return STYLE;
  }

  @Get(PASSWORD_METER_PATH)
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  @Header('x-content-type-options', 'nosniff')
  passwordMeter(): string {
    return PASSWORD_METER;
  }
}
