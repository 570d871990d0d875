namespace Opik.Storage;

/// <summary>Asks for the values of a field.</summary>
/// <param name="Logs">Whose values.</param>
/// <param name="Field">Name of the field, as in filters.</param>
/// <param name="Key">Of <c>metadata</c>: the path whose values are asked for; null: its top-level keys.</param>
/// <param name="Prefix">Values begin with it, or contain it, without regard to case; null: all.</param>
/// <param name="Limit">Values at most.</param>
public sealed record FieldValuesQuery(LogQuery Logs, string Field, string? Key, string? Prefix, int Limit)
{
    /// <summary>Fields of traces that can be asked for.</summary>
    public static IReadOnlyList<string> TraceFields { get; } = ["name", "tags", "environment", "source", "error_type", "metadata", "feedback_scores"];

    /// <summary>Fields of spans that can be asked for.</summary>
    public static IReadOnlyList<string> SpanFields { get; } = [.. TraceFields, "type", "model", "provider"];

    /// <summary>Fields of threads that can be asked for.</summary>
    public static IReadOnlyList<string> ThreadFields { get; } = ["tags", "status", "feedback_scores"];
}
