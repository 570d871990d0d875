namespace Opik.Storage.Sqlite;

/// <summary>Colours for environments that come without one.</summary>
internal static class EnvironmentColors
{
    private static readonly string[] Palette =
        ["#2563EB", "#16A34A", "#D97706", "#9333EA", "#DC2626", "#0891B2", "#DB2777", "#65A30D", "#4F46E5", "#EA580C", "#0D9488", "#64748B"];

    /// <summary>The first colour nobody uses; with all in use, the least used one.</summary>
    public static string Pick(IEnumerable<string> used)
    {
        var uses = used.GroupBy(color => color, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Count(), StringComparer.OrdinalIgnoreCase);
        return Palette.MinBy(color => uses.GetValueOrDefault(color))!;
    }
}
