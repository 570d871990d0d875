using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.Server;

/// <summary>Runs the server as a child that shares the terminal, and ends with it.</summary>
internal static partial class ServerProcess
{
    private const int SigTerm = 15;

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandException">It cannot be started.</exception>
    public static async Task<int> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var isDll = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isDll ? DotnetHost : program, isDll ? [program, .. arguments] : arguments) { UseShellExecute = false };
        using var server = Start(start, program);
        try
        {
            await server.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C reaches the server by itself; SIGTERM reaches this process only. A second signal does no harm.
            Terminate(server);
            await server.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return server.ExitCode;
    }

    private static string DotnetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start) ?? throw new CommandException($"'{program}' did not start.");
        }
        catch (Win32Exception failure)
        {
            throw new CommandException($"'{program}' cannot be started: {failure.Message} A .dll needs the ASP.NET Core runtime of .NET 10 ('dotnet' on the path).");
        }
    }

    private static void Terminate(Process server)
    {
        if (OperatingSystem.IsWindows())
            server.Kill(entireProcessTree: true);
        else if (!server.HasExited)
            _ = Kill(server.Id, SigTerm);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
