using System.CommandLine;
using System.CommandLine.Parsing;

namespace Opik.Cli.Commands.Transfer;

/// <summary><c>--include datasets,prompts</c>.</summary>
internal static class IncludeOption
{
    /// <summary>All kinds, in the order in which they depend on each other.</summary>
    public static readonly string[] Kinds = ["datasets", "prompts", "traces", "experiments"];

    /// <summary>The option.</summary>
    public static Option<string[]> Create() => new("--include")
    {
        Description = "Kinds, separated by commas.",
        HelpName = "KINDS",
        DefaultValueFactory = _ => Kinds,
        CustomParser = Parse,
    };

    private static string[]? Parse(ArgumentResult result)
    {
        var kinds = result.Tokens[0].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(kind => kind.ToLowerInvariant()).ToArray();
        var unknown = kinds.Except(Kinds).Order().ToArray();
        if (kinds.Length > 0 && unknown.Length == 0)
            return kinds;
        result.AddError($"--include does not know '{string.Join(", ", unknown)}': give some of {string.Join(", ", Kinds)}.");
        return null;
    }
}
