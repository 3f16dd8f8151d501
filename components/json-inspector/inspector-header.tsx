import { Copy, Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import type { Copying } from "@/components/ui/use-copy";
import { CopyIcon } from "./copy-icon";
import { FindField, type FindFieldProps } from "./find-field";

export type LogView = "tree" | "raw";

interface InspectorHeaderProps {
  text: string;
  sizeBytes: number;
  sha256: string;
  downloadHref: string;
  find: FindFieldProps;
  /** Null where there is no choice: a text that is not JSON has no tree. */
  view: LogView | null;
  onViewChange: (view: LogView) => void;
  copying: Copying;
}

export function InspectorHeader(props: InspectorHeaderProps) {
  const { text, sizeBytes, sha256, downloadHref, find, view, onViewChange, copying } = props;
  const t = useTranslations("inspector");
  const isCopied = copying.last?.what === "log" && copying.last.isCopied;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 py-1.25">
      <h2 className="whitespace-nowrap font-semibold">{t("title")}</h2>
      <LogSize sizeBytes={sizeBytes} />
      <Digest sha256={sha256} copying={copying} isHidden={find.query !== ""} />
      <FindField {...find} />
      {view !== null && (
        <Segmented
          size="small"
          label={t("view")}
          options={[
            { value: "tree", label: t("tree") },
            { value: "raw", label: t("raw") },
          ]}
          value={view}
          onChange={onViewChange}
        />
      )}
      <span className="flex">
        <IconButton label={t("copyLog")} onClick={() => copying.copy("log", text)}>
          <CopyIcon of={Copy} isCopied={isCopied} size={14} />
        </IconButton>
        <a
          href={downloadHref}
          download
          aria-label={t("download")}
          data-tip={t("download")}
          className={iconButtonClass()}
        >
          <Icon of={Download} size={14} />
        </a>
      </span>
    </div>
  );
}

/** In KB of 1,000; what is smaller, in bytes. */
function LogSize({ sizeBytes }: { sizeBytes: number }) {
  const t = useTranslations("inspector");
  const format = useFormatter();
  const isSmall = sizeBytes < 1000;
  const size = format.number(isSmall ? sizeBytes : sizeBytes / 1000, { maximumFractionDigits: 1 });
  return (
    <span className="num whitespace-nowrap text-text-3">{t(isSmall ? "bytes" : "kilobytes", { size })}</span>
  );
}

/** The digest, cut in the middle; a press copies all of it. Makes room for the find field in a narrow panel. */
function Digest(props: { sha256: string; copying: Copying; isHidden: boolean }) {
  const { sha256, copying, isHidden } = props;
  const t = useTranslations("inspector");
  const isCopied = copying.last?.what === "digest" && copying.last.isCopied;
  const short = `${sha256.slice(0, 6)}…${sha256.slice(-4)}`;
  return (
    <button
      type="button"
      data-tip={sha256}
      onClick={() => copying.copy("digest", sha256)}
      className={classNames(
        "press h-6 items-center gap-1 whitespace-nowrap rounded-1 bg-sunken px-1.5 text-11 font-medium text-text-2 hover:bg-hover hover:text-text",
        isHidden ? "hidden @3xl:inline-flex" : "inline-flex",
      )}
    >
      <span className="code">{t("digest", { digest: short })}</span>
      <span className="sr-only">{t("copyDigest")}</span>
      {isCopied && <CopyIcon of={Copy} isCopied size={12} />}
    </button>
  );
}
