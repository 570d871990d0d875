namespace Opik.Testing.Processes;

/// <summary>What a finished child program left behind.</summary>
/// <param name="ExitCode">0 means success.</param>
/// <param name="StandardOutput">Everything written to standard output.</param>
/// <param name="StandardError">Everything written to standard error.</param>
public sealed record ProgramResult(int ExitCode, string StandardOutput, string StandardError)
{
    /// <summary>The standard output of a program that must have succeeded.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0; the message carries both outputs.</exception>
    public string Output
    {
        get
        {
            EnsureSuccess();
            return StandardOutput;
        }
    }

    /// <summary>Throws when the program failed.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0; the message carries both outputs.</exception>
    public void EnsureSuccess()
    {
        if (ExitCode != 0)
            throw new InvalidOperationException($"Exit code {ExitCode}.\n--- stdout\n{StandardOutput}\n--- stderr\n{StandardError}");
    }
}
