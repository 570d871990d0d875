using System.Diagnostics;

namespace Opik.Testing.Processes;

/// <summary>Runs another program to its end, without a shell and without standard input.</summary>
public static class ChildProgram
{
    /// <summary>Starts <paramref name="fileName"/>, waits for it and returns what it wrote.</summary>
    /// <param name="fileName">Program, looked up on the path.</param>
    /// <param name="arguments">Passed one by one; nothing is expanded.</param>
    /// <param name="workingDirectory">Null: the current one.</param>
    /// <param name="environment">Set on top of the caller's environment; a null value removes a variable.</param>
    /// <param name="timeout">Then the program and its children are killed. Default 5 minutes.</param>
    /// <param name="cancellationToken">Kills the program as well.</param>
    /// <exception cref="TimeoutException">The program did not end in time; the message carries what it had written.</exception>
    public static async Task<ProgramResult> RunAsync(
        string fileName,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Environment.CurrentDirectory,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{fileName} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout ?? TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{fileName} did not end in time.\n--- stdout\n{await output}\n--- stderr\n{await error}", late);
        }

        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
