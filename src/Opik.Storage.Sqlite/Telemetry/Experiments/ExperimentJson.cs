using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Encodings.Web;

namespace Opik.Storage.Sqlite;

/// <summary>Parts of an experiment that are stored as JSON.</summary>
internal static class ExperimentJson
{
    // Queries look into these texts: names of members are part of the schema.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Format of totals; totals of another format are computed anew.</summary>
    public const int TotalsFormat = 1;

    /// <summary>The stored form; null for none.</summary>
    public static byte[]? Write<T>(IReadOnlyList<T>? values) => values is null ? null : JsonSerializer.SerializeToUtf8Bytes(values, Options);

    /// <summary>The stored form of totals.</summary>
    public static byte[] Write(ExperimentTotals totals) => JsonSerializer.SerializeToUtf8Bytes(totals, Options);

    public static IReadOnlyList<PromptVersionLink>? ReadPrompts(string? json) => json is null ? null : JsonSerializer.Deserialize<List<PromptVersionLink>>(json, Options);

    public static IReadOnlyList<ExperimentScore>? ReadScores(string? json) => json is null ? null : JsonSerializer.Deserialize<List<ExperimentScore>>(json, Options);

    /// <summary>Totals; those of nothing for no text.</summary>
    public static ExperimentTotals ReadTotals(ReadOnlySpan<byte> json) =>
        json.IsEmpty ? new ExperimentTotals() : JsonSerializer.Deserialize<ExperimentTotals>(json, Options)!;
}
