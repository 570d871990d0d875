namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows of the file; null until the whole file was checked.</param>
/// <param name="Read">Rows that were gone through: where a repeated attempt goes on.</param>
/// <param name="Imported">Rows whose items are stored.</param>
/// <param name="Rejected">Rows of the file that cannot be taken.</param>
/// <param name="FirstRejected">The first of these, with reasons.</param>
internal sealed record ImportProgress(long? Rows, long Read, long Imported, long Rejected, IReadOnlyList<RejectedRow>? FirstRejected)
{
    /// <summary>Nothing done yet.</summary>
    public static ImportProgress None { get; } = new(null, 0, 0, 0, null);
}
