import type { ApiText } from "@/lib/shared/api-operation";
import type { CatalogFilterField } from "./filters";

/** What the API's documentation says of each filter. Beside the filters, so that no page carries it to the browser. */
export const catalogFilterDescriptions: Readonly<Record<CatalogFilterField, ApiText>> = {
  provider: { en: "Provider, such as kakaocloud.", ko: "프로바이더입니다(예: kakaocloud)." },
  service: {
    en: "Service code; AWS event sources are understood.",
    ko: "서비스 코드이며 AWS 이벤트 소스도 받습니다.",
  },
  resourceType: {
    en: "Resource type code; its aliases are understood.",
    ko: "리소스 유형 코드이며 다른 표기도 받습니다.",
  },
  scope: { en: "Where the event occurs.", ko: "이벤트가 발생하는 범위입니다." },
  status: { en: "Whether the vendor still emits it.", ko: "프로바이더가 계속 발생시키는지입니다." },
  subscribable: { en: "Whether a subscription may name it.", ko: "구독할 수 있는 이벤트인지입니다." },
  q: {
    en: "Words in codes, names and descriptions of either language; case is ignored.",
    ko: "두 언어의 코드, 이름, 설명에 있는 단어이며 대소문자를 구분하지 않습니다.",
  },
};
