namespace Opik.Cli.Commands.Import;

/// <summary>Names on the command line of imports: parts match, in any case.</summary>
internal static class NameMatch
{
    /// <summary>True when <paramref name="name"/> is wanted.</summary>
    /// <param name="name">The name.</param>
    /// <param name="part">Null: all are wanted.</param>
    public static bool Matches(string name, string? part) => part is null || name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
