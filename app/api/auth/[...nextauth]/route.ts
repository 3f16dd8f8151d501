import { handleAuth } from "@/lib/auth/server/handle-auth";

export { handleAuth as GET, handleAuth as POST };
