namespace Opik.Cli.Hosting;

/// <summary>Ends the command with a message for the user.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="exitCode">See <see cref="Hosting.ExitCode"/>.</param>
internal sealed class CommandException(string message, int exitCode = ExitCode.Failure) : Exception(message)
{
    /// <summary>What the command ends with.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The command line asks for something that cannot be.</summary>
    public static CommandException WrongUsage(string message) => new(message, Hosting.ExitCode.Usage);
}
