namespace Opik.Storage.Sqlite;

/// <summary>Settings laid over and compared with each other.</summary>
internal static class AgentConfigValues
{
    /// <summary>Those of <paramref name="below"/> with the same keys replaced, and new keys added at the end.</summary>
    public static IReadOnlyList<AgentConfigValue> Overlay(IReadOnlyList<AgentConfigValue> below, IReadOnlyList<AgentConfigValue> above)
    {
        var replaced = above.ToDictionary(value => value.Key, StringComparer.Ordinal);
        var known = below.Select(value => value.Key).ToHashSet(StringComparer.Ordinal);
        return [.. below.Select(value => replaced.GetValueOrDefault(value.Key, value)), .. above.Where(value => !known.Contains(value.Key))];
    }

    /// <summary>Those that <paramref name="older"/> lacks or has otherwise.</summary>
    public static IReadOnlyList<AgentConfigValue> Changed(IReadOnlyList<AgentConfigValue> older, IReadOnlyList<AgentConfigValue> newer)
    {
        var known = older.ToDictionary(value => value.Key, StringComparer.Ordinal);
        return [.. newer.Where(value => !known.TryGetValue(value.Key, out var old) || old != value)];
    }
}
