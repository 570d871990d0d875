using System.CommandLine;
using System.CommandLine.Invocation;

namespace Opik.Cli.Hosting;

/// <summary>Writes <c>opik, version 0.1.0</c>.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"opik, version {typeof(VersionAction).Assembly.GetName().Version!.ToString(3)}");
        return ExitCode.Success;
    }
}
