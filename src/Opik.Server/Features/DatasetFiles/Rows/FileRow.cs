namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>One row of an uploaded file: an item, or why it is none.</summary>
/// <param name="Line">Its line in the file, from 1; in a JSON array its element.</param>
internal sealed record FileRow(long Line)
{
    /// <summary>Longest <see cref="Text"/>, in characters.</summary>
    public const int MaxText = 200;

    /// <summary>The item; null when the row cannot be taken.</summary>
    public ImportedItem? Item { get; private init; }

    /// <summary>Why the row cannot be taken, for people.</summary>
    public string? Problem { get; private init; }

    /// <summary>How a row that cannot be taken begins.</summary>
    public string? Text { get; private init; }

    /// <summary>A row that is an item.</summary>
    public static FileRow Of(long line, ImportedItem item) => new(line) { Item = item };

    /// <summary>A row that cannot be taken.</summary>
    public static FileRow Rejected(long line, string problem, string text) =>
        new(line) { Problem = problem, Text = text.Length > MaxText ? string.Concat(text.AsSpan(0, MaxText), "…") : text };
}
