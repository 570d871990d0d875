using System.CommandLine;
using Opik.Delivery;
using Opik.Rest;

namespace Opik.Cli.Hosting;

/// <summary>What every command gets: its arguments, the terminal, the clock and the way to the server.</summary>
/// <param name="Arguments">The parsed command line.</param>
/// <param name="Terminal">Where to read and write.</param>
/// <param name="Clock">Time.</param>
internal sealed record CommandContext(ParseResult Arguments, Terminal Terminal, TimeProvider Clock)
{
    /// <summary>Value of an option or argument.</summary>
    public T Value<T>(Option<T> option) => Arguments.GetValue(option)!;

    /// <summary>Value of an argument.</summary>
    public T Value<T>(Argument<T> argument) => Arguments.GetValue(argument)!;

    /// <summary>Settings: <c>--api-key</c> and <paramref name="workspace"/>, then environment and file.</summary>
    /// <exception cref="OpikConfigurationException">A setting is malformed.</exception>
    public OpikOptions Options(string? workspace = null) => OpikOptions.Load(options =>
    {
        if (Arguments.GetValue(CommonOptions.ApiKey) is { Length: > 0 } key)
            options.ApiKey = key;
        if (workspace is not null)
            options.Workspace = workspace;
    });

    /// <summary>A client that reads and writes at once, and traces nothing.</summary>
    public OpikClient Client(string? workspace = null) => new(Options(workspace), NoDelivery.Instance, Clock);

    /// <summary>Requests to the server of <see cref="Options"/>.</summary>
    public OpikRest Connect(string? workspace = null) => new(Options(workspace), clock: Clock);
}
