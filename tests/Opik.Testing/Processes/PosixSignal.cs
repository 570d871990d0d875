using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Opik.Testing.Processes;

/// <summary>Sends signals that <see cref="System.Diagnostics.Process"/> cannot: it only knows SIGKILL.</summary>
internal static partial class PosixSignal
{
    private const int SigTerm = 15;

    public static void Terminate(int processId)
    {
        if (Kill(processId, SigTerm) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"SIGTERM to process {processId} failed.");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
