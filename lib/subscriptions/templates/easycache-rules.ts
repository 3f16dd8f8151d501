import type { LocalizedName } from "@/lib/catalog/model";
import type { TemplateRule } from "./template-rule";

/** The provider and service whose codes these rules read. */
export const easyCache = { provider: "nhncloud", service: "EasyCache" } as const;

/** One pattern for each type that the template is for, over the code. */
type Patterns = Readonly<Record<string, RegExp>>;

function rule(key: string, name: LocalizedName, patterns: Patterns): TemplateRule {
  return {
    id: `easycache.${key}`,
    name,
    credit: null,
    takes: ({ resourceType, event }) => patterns[resourceType]?.test(event) ?? false,
  };
}

const failed = /(?:_FAILED|_DNSFAIL)$/;

/** In the order in which the popup shows them. The codes and types are those of the EasyCache console guide. */
export const easyCacheRules: readonly TemplateRule[] = [
  rule("failures", { en: "All failures", ko: "모든 실패" }, { CACHE: failed, NODE: failed }),
  rule(
    "failover",
    { en: "Failover", ko: "장애 조치" },
    {
      CACHE: /^(?:FAILOVER|CACHE_MASTER_ROLE_CHANGING|CACHE_HIGH_AVAILABILITY_REPAIR|SLAVE_NODE_PROMOTION)_/,
    },
  ),
  rule(
    "node-health",
    { en: "Node health", ko: "노드 상태" },
    { NODE: /^(?:NODE_DOWN_DETECTED|NODE_RECOVERED|NODE_PLANNED_MIGRATION_\w+)$/ },
  ),
  rule("backup", { en: "Backup and restore", ko: "백업 및 복원" }, { CACHE: /^(?:AUTO_)?BACKUP_/ }),
  rule(
    "transfer",
    { en: "Import and export", ko: "가져오기 및 내보내기" },
    { CACHE: /^CACHE_DATA_(?:IM|EX)PORTING_/ },
  ),
  rule(
    "lifecycle",
    { en: "Lifecycle", ko: "생명 주기" },
    {
      CACHE:
        /^(?:CACHE_CREATION|CACHE_DELETION|CACHE_STARTING|CACHE_STOPPING|CACHE_RESTART|HA_NODE_CREATION|HA_NODE_DELETION)_(?:START|END|FAILED)$/,
      NODE: /^(?:NODE_DELETION|SLAVE_NODE_CREATION)_/,
    },
  ),
  rule(
    "upgrades",
    { en: "Upgrades", ko: "업그레이드" },
    { CACHE: /^(?:CACHE_UPGRADE|NODE_OS_UPGRADE)_/, NODE: /^NODE_UPGRADE_/ },
  ),
  rule(
    "network",
    { en: "Network and domains", ko: "네트워크 및 도메인" },
    { CACHE: /^(?:FLOATING_IP|READONLY_DOMAIN)_/ },
  ),
  rule("alarms", { en: "Metric alarms", ko: "지표 알람" }, { MONITORING: /^METRIC_ALARM_/ }),
];
