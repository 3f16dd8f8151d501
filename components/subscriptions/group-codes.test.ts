import { describe, expect, it } from "vitest";
import { codesOf, groupCodes, type OfferedCode, searchGroups } from "./group-codes";

const code = (event: string, en: string, ko = en): OfferedCode => ({ event, name: { en, ko } });

const cache = [
  code("BACKUP_FAILED", "Backup failed", "백업 실패"),
  code("BACKUP_START", "Backup started", "백업 시작"),
  code("BACKUP_END", "Backup completed", "백업 완료"),
  code("BACKUP_RESTORE_START", "Restoration started", "복원 시작"),
  code("BACKUP_RESTORE_FAILED", "Restoration failed", "복원 실패"),
  code("BACKUP_RESTORE_DOWNLOAD_FAILED", "Restoration failed: download", "복원 다운로드 실패"),
  code("FAILOVER_DNSFAIL", "Failover DNS failed", "장애 조치 DNS 실패"),
  code("FAILOVER_EXECUTED", "Failover executed", "장애 조치 발생"),
];
const labels = (codes: readonly OfferedCode[], type: string) =>
  groupCodes(codes, type).map((group) => [
    group.stem,
    group.members.map(({ label }) => label).join(" "),
    group.causes.map(({ label }) => label).join(" "),
  ]);

describe("groupCodes", () => {
  it("groups by stem, START before END before FAILED, and puts causes with their act", () => {
    expect(labels(cache, "CACHE")).toEqual([
      ["BACKUP", "START END FAILED", ""],
      ["BACKUP_RESTORE", "START FAILED", "DOWNLOAD_FAILED"],
      ["FAILOVER_DNSFAIL", "FAILOVER_DNSFAIL", ""],
      ["FAILOVER_EXECUTED", "FAILOVER_EXECUTED", ""],
    ]);
  });

  it("names a group by what its names begin with, and one that stands alone by its own", () => {
    const [backup, , alone] = groupCodes(cache, "CACHE");
    expect(backup?.name).toEqual({ en: "Backup", ko: "백업" });
    expect(alone?.name.ko).toBe("장애 조치 DNS 실패");
  });

  it("understands the spellings of other vendors", () => {
    const codes = [
      code("event_id.iaas.instance.create", "Create instance", "인스턴스 생성"),
      code("event_id.iaas.instance.create_end", "Instance creation completed", "인스턴스 생성 완료"),
      code("Scaling-In Start", "Scaling-In Start"),
      code("Scaling-In Error", "Scaling-In Error"),
    ];
    expect(labels(codes, "instance")).toEqual([
      ["event_id.iaas.instance.create", "create end", ""],
      ["Scaling-In", "Start Error", ""],
    ]);
    expect(groupCodes(codes, "instance")[0]?.name.en).toBe("Create instance");
  });

  it("takes a type's own name for no act: Instance Start is not the start of Instance", () => {
    const codes = [code("Instance Start", "Instance Start"), code("Instance Error", "Instance Error")];
    expect(labels(codes, "Instance")).toEqual([
      ["Instance Start", "Instance Start", ""],
      ["Instance Error", "Instance Error", ""],
    ]);
  });

  it("holds every code exactly once", () => {
    const all = groupCodes(cache, "CACHE").flatMap((group) => codesOf(group).map(({ event }) => event));
    expect([...all].sort()).toEqual(cache.map(({ event }) => event).sort());
  });
});

describe("searchGroups", () => {
  const groups = groupCodes(cache, "CACHE");
  const found = (text: string) =>
    searchGroups(groups, text).flatMap((group) => codesOf(group).map(({ event }) => event));

  it("finds by code and by name in either language", () => {
    expect(found("download")).toEqual(["BACKUP_RESTORE_DOWNLOAD_FAILED"]);
    expect(found("장애 조치")).toEqual(["FAILOVER_DNSFAIL", "FAILOVER_EXECUTED"]);
    expect(found("restoration started")).toEqual(["BACKUP_RESTORE_START"]);
    expect(found("nothing")).toEqual([]);
  });

  it("keeps everything without words", () => {
    expect(found("  ")).toHaveLength(cache.length);
  });
});
