namespace Opik.Storage.Sqlite;

/// <summary>How names are compared: trimmed, without regard to case.</summary>
internal static class NameKey
{
    /// <summary>The comparison form of <paramref name="name"/>.</summary>
    public static string Of(string name) => name.Trim().ToLowerInvariant();
}
