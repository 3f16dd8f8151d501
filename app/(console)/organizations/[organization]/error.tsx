"use client";

/** Inside the frame, which stays: whoever fails to open one page can go to another. */
export { PageFailure as default } from "@/components/shell/page-failure";
