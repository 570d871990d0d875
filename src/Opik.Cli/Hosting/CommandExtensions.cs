using System.CommandLine;

namespace Opik.Cli.Hosting;

/// <summary>Ties a command to what it does.</summary>
internal static class CommandExtensions
{
    /// <summary>Runs <paramref name="run"/> with everything that goes wrong turned into a message and an exit code.</summary>
    /// <returns>The command itself.</returns>
    public static Command Running(this Command command, Func<CommandContext, CancellationToken, Task<int>> run)
    {
        command.SetAction((arguments, cancellationToken) => RunAsync(new CommandContext(arguments, Terminal.OfProcess(), TimeProvider.System), run, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, Func<CommandContext, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run(context, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Terminal.Fail("Cancelled. What was done so far is kept; the same command goes on from there where it can be resumed.");
            return ExitCode.Cancelled;
        }
        catch (CommandException expected)
        {
            context.Terminal.Fail(expected.Message);
            return expected.ExitCode;
        }
        catch (Exception failure) when (failure is OpikException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            context.Terminal.Fail(failure.Message);
            return ExitCode.Failure;
        }
    }
}
