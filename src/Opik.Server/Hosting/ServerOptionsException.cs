namespace Opik.Server.Hosting;

/// <summary>The command line cannot be followed; the message says what to do.</summary>
internal sealed class ServerOptionsException(string message, int exitCode = 2) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
