import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** What the act is, as the button says it. */
  confirm: string;
  /** The other way: to go back to what was. */
  cancel?: string;
  /** Destroys something. */
  isDanger?: boolean;
  isPending?: boolean;
  error?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something is lost, and says what. Where nothing brings it back, Enter alone does not do it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, cancel, isDanger, isPending, error, onConfirm, onCancel } = props;
  const common = useTranslations("common");
  return (
    <Dialog
      title={title}
      closeLabel={common("close")}
      onClose={onCancel}
      className="max-w-[min(460px,calc(100vw-32px))]!"
      footer={
        <>
          <Button
            kind="ghost"
            data-autofocus={isDanger || undefined}
            className="max-sm:h-10"
            onClick={onCancel}
          >
            {cancel ?? common("cancel")}
          </Button>
          <Button
            data-autofocus={!isDanger || undefined}
            kind={isDanger ? "danger" : "primary"}
            disabled={isPending}
            className="max-sm:h-10"
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="px-6 py-5 text-pretty text-text-2">
        {children}
        {error && (
          <p role="alert" className="mt-3 text-fail">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
