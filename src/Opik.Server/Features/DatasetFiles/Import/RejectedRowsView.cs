namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>Rows that an import did not take.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Content">The first of them.</param>
internal sealed record RejectedRowsView(long Total, IReadOnlyList<RejectedRow> Content);
