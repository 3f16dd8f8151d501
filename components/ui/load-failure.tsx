import { CloudOff, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { signInUrl } from "@/lib/auth/callback-url";
import { ApiError } from "@/lib/http/api-client";
import { Button } from "./button";
import { buttonClass } from "./button-class";
import { EmptyState } from "./empty-state";
import { Icon } from "./icon";

export interface LoadFailureProps {
  /** What could not be loaded. */
  title: string;
  /** What to say in place of how the server failed. */
  text?: string;
  error: unknown;
  onRetry: () => void;
}

function useWords(error: unknown, text: string | undefined): string {
  const common = useTranslations("common");
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 401) return common("sessionEnded");
  return text ?? (status === 0 ? common("failedNetwork") : common("failedStatus", { status }));
}

/** Something could not be read: why, and what to do. */
export function LoadFailure({ title, text, error, onRetry }: LoadFailureProps) {
  const common = useTranslations("common");
  const words = useWords(error, text);
  const isSignedOut = error instanceof ApiError && error.status === 401;
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState
        tone="fail"
        icon={<Icon of={CloudOff} />}
        title={title}
        actions={
          isSignedOut ? (
            <a
              href={signInUrl(`${window.location.pathname}${window.location.search}`)}
              className={buttonClass("primary")}
            >
              {common("signIn")}
            </a>
          ) : (
            <Button onClick={onRetry}>
              <Icon of={RotateCw} size={14} />
              {common("tryAgain")}
            </Button>
          )
        }
      >
        <p>{words}</p>
        {requestId && (
          <p className="mt-1">
            {common("errorId")} <code className="code">{requestId}</code>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
