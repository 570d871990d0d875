using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A row of <c>score</c>: one author's value.</summary>
internal sealed record ScoreEntry
{
    /// <summary>Columns that <see cref="Read"/> expects first.</summary>
    public const string Columns = "c.name, c.author, c.queue, c.value, c.category, c.reason, c.source, c.created_at, c.created_by, c.last_updated_at, c.last_updated_by";

    public required string Name { get; init; }

    public required string Author { get; init; }

    public Guid? Queue { get; init; }

    public decimal Value { get; init; }

    public string? Category { get; init; }

    public string? Reason { get; init; }

    public ScoreSource Source { get; init; }

    public DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime LastUpdatedAt { get; init; }

    public required string LastUpdatedBy { get; init; }

    /// <summary>The span that has it, for scores shown on its trace.</summary>
    public Guid? Span { get; init; }

    public SpanType? SpanType { get; init; }

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static ScoreEntry Read(SqliteStatement row) => new()
    {
        Name = row.Text(0)!,
        Author = row.Text(1)!,
        Queue = row.Blob(2).Length == 16 ? row.Id(2) : null,
        Value = DecimalOf(row.Double(3)),
        Category = row.Text(4),
        Reason = row.Text(5),
        Source = (ScoreSource)row.Int32(6),
        CreatedAt = row.Time(7),
        CreatedBy = row.Text(8)!,
        LastUpdatedAt = row.Time(9),
        LastUpdatedBy = row.Text(10)!,
    };

    /// <summary>The key in <c>value_by_author</c>.</summary>
    public string Key => Author + (Queue is { } queue ? $"_{queue}" : string.Empty) + (Span is { } span ? $"_{span}" : string.Empty);

    /// <summary>The value as <c>value_by_author</c> shows it.</summary>
    public FeedbackScoreEntry Entry => new()
    {
        Value = Value,
        Reason = Reason,
        CategoryName = Category,
        Source = Source,
        LastUpdatedAt = LastUpdatedAt,
        SpanType = SpanType?.ToString().ToLowerInvariant(),
        SpanId = Span,
        SourceQueueId = Queue,
        Author = Author,
    };

    // Scores have nine decimals on the wire and are stored as floats.
    private static decimal DecimalOf(double value) => Math.Round((decimal)value, 9) / 1.000000000000000000000000000m;
}
