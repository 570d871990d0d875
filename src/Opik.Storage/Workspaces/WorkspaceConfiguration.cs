namespace Opik.Storage;

/// <summary>Settings of a workspace; null: not set.</summary>
public sealed record WorkspaceConfiguration
{
    /// <summary>Time without a new trace after which a thread becomes inactive: 5 minutes to 7 days, whole seconds.</summary>
    public TimeSpan? ThreadTimeout { get; init; }

    /// <summary>Whether tables shorten long texts.</summary>
    public bool? TruncationOnTables { get; init; }

    /// <summary>Colours by label (<c>#RRGGBB</c>), at most 10,000.</summary>
    public IReadOnlyDictionary<string, string>? ColorMap { get; init; }
}
