using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>How fields are written on the wire.</summary>
internal static class LogFields
{
    /// <summary>A source; rows of older clients, which do not say, are programs that log.</summary>
    public static string Source(EntitySource source) => source switch
    {
        EntitySource.Unknown or EntitySource.Sdk => "sdk",
        _ => source.ToString().ToLowerInvariant(),
    };
}
