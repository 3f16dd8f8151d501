import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface FormDialogProps {
  title: string;
  /** The fields. */
  children: ReactNode;
  /** What sending does, as the button says it. */
  submit: string;
  isPending: boolean;
  /** The server refused what was sent: the first field that is at fault is shown. */
  isRefused: boolean;
  /** What is wrong and stands at no field. */
  fault?: string | null | undefined;
  onSubmit: () => void;
  /** By the cross, Escape or a click beside it. */
  onClose: () => void;
  /** By the button; as by the cross where it is left out. */
  onCancel?: () => void;
  className?: string;
}

/** A few fields and a button that sends them, once at a time; Ctrl+Enter sends from every field. */
export function FormDialog(props: FormDialogProps) {
  const { title, children, submit, isPending, isRefused, fault, onSubmit, onClose, onCancel } = props;
  const { className = "max-w-[min(480px,calc(100vw-32px))]!" } = props;
  const common = useTranslations("common");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isRefused)
      form.current?.querySelector<HTMLElement>("[aria-invalid], [aria-describedby] input")?.focus();
  }, [isRefused]);
  return (
    <Dialog
      title={title}
      closeLabel={common("close")}
      onClose={onClose}
      className={className}
      footer={
        <>
          {fault && (
            <p role="alert" className="mr-auto text-12 text-fail">
              {fault}
            </p>
          )}
          <Button kind="ghost" className="max-sm:h-10" onClick={onCancel ?? onClose}>
            {common("cancel")}
          </Button>
          <Button kind="primary" type="submit" form={id} disabled={isPending} className="max-sm:h-10">
            {submit}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        }}
        className="grid gap-6 px-6 pt-5 pb-7 max-sm:px-4"
      >
        {children}
      </form>
    </Dialog>
  );
}
