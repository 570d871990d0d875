namespace Opik.Server.Features.DatasetFiles.Rows;

/// <summary>Reads files row by row, in memory that does not depend on their size.</summary>
internal static class FileRows
{
    /// <summary>Longest row, in bytes or characters: as the longest JSON text that any request may carry.</summary>
    public const int MaxRowLength = 100 * 1024 * 1024;

    /// <summary>The rows of a file, in order, those that cannot be taken as well.</summary>
    /// <exception cref="FileRowException">The file is not what it says it is, so that its rows cannot be told apart.</exception>
    public static IAsyncEnumerable<FileRow> ReadAsync(Stream file, FileFormat format, CancellationToken cancellationToken) => format switch
    {
        FileFormat.Csv => CsvRows.ReadAsync(file, cancellationToken),
        FileFormat.Json => JsonArrayRows.ReadAsync(file, cancellationToken),
        FileFormat.Jsonl => JsonLineRows.ReadAsync(file, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
