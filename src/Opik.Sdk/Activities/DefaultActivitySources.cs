namespace Opik.Activities;

/// <summary>Activity sources of the libraries that call models, tools and agents; those of HTTP and databases are left to the user.</summary>
internal static class DefaultActivitySources
{
    /// <summary>Source of the calls of tools below <c>UseOpik()</c>.</summary>
    public const string Tools = "Opik.Extensions.AI";

    /// <summary>The names, with <c>*</c> for any text.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Experimental.Microsoft.Extensions.AI*",
        "Microsoft.Extensions.AI*",
        "Microsoft.SemanticKernel*",
        "Experimental.Microsoft.Agents.AI*",
        "Microsoft.Agents.AI*",
        "Experimental.ModelContextProtocol*",
        "ModelContextProtocol*",
        "Experimental.OpenAI.*",
        "OpenAI.*",
        "Azure.AI.*",
        Tools,
    ];
}
