using System.CommandLine;
using System.CommandLine.Invocation;

namespace Opik.Cli.Hosting;

/// <summary>The usual help, followed by <see cref="DetailedCommand.Details"/>.</summary>
/// <param name="usual">Writes the usual help.</param>
internal sealed class DetailedHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DetailedCommand { Details: var details })
        {
            parseResult.InvocationConfiguration.Output.WriteLine(details);
            parseResult.InvocationConfiguration.Output.WriteLine();
        }

        return exitCode;
    }
}
