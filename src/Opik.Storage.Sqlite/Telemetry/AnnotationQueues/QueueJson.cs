using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>JSON columns of annotation queues.</summary>
internal static class QueueJson
{
    /// <summary>The text of a value; null for null.</summary>
    public static string? Write<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value);

    /// <summary>The value of a text; null for null.</summary>
    public static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json);
}
