using Opik.Server.Features.DatasetFiles.Rows;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>A row of an uploaded file that was not taken.</summary>
/// <param name="Line">Its line in the file, from 1; in a JSON array its element.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Text">How it begins.</param>
internal sealed record RejectedRow(long Line, string Reason, string Text)
{
    /// <summary>So many are kept of one import; the others are counted. They are written again with every report of progress.</summary>
    public const int MostKept = 200;

    public static RejectedRow Of(FileRow row) => new(row.Line, row.Problem!, row.Text!);
}
