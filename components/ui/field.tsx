import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { inputClass } from "./input-class";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; stands under the field. */
  error?: ReactNode;
  /** `gap`: in the 24 px or more that the form leaves below, so that nothing moves; for errors of one line. */
  errorPlace?: "below" | "gap";
  className?: string;
  children: (control: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}

/** A label above its control, with a hint and an error below. The control gets its ids from here. */
export function Field({ label, hint, error, errorPlace = "below", className, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("relative min-w-0", className)}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-12 text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          role="alert"
          className={classNames(
            "text-12 text-fail",
            errorPlace === "gap" ? "cut absolute inset-x-0 top-full pt-0.75" : "mt-1.5",
          )}
        >
          {error}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  errorPlace?: "below" | "gap";
  fieldClassName?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, errorPlace, fieldClassName, className, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} errorPlace={errorPlace} className={fieldClassName}>
      {(control) => <input {...control} className={inputClass(className)} {...rest} />}
    </Field>
  );
}
