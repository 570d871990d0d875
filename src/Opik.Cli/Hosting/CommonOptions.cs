using System.CommandLine;

namespace Opik.Cli.Hosting;

/// <summary>Options of all commands.</summary>
internal static class CommonOptions
{
    /// <summary><c>--api-key</c>.</summary>
    public static Option<string?> ApiKey { get; } = new("--api-key")
    {
        Description = "API key. Default: OPIK_API_KEY, else the configuration file.",
        HelpName = "KEY",
        Recursive = true,
    };

    /// <summary>A switch.</summary>
    public static Option<bool> Flag(string name, string description, params string[] aliases) => new(name, aliases) { Description = description };
}
