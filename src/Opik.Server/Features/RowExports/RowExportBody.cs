using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Features.RowSelections;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.RowExports;

/// <summary>Body of an export: the rows, their order, and what of them.</summary>
[RequiredMembers(nameof(Rows), nameof(Format))]
internal sealed record RowExportBody(RowSelection? Rows, [property: WrittenAs(typeof(IReadOnlyList<SortShape>))] JsonText? Sorting, IReadOnlyList<string>? Columns, RowExportFormat? Format)
{
    private const int MostColumns = 500;
    private const int ColumnLength = 500;

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check(RowKind kind)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "rows", Rows);
        violations.CheckNotNull(string.Empty, "format", Format);
        if (Columns?.Count > MostColumns)
            violations.Add(string.Empty, $"columns size must be between 0 and {MostColumns}");
        foreach (var column in Columns ?? [])
        {
            violations.CheckLength(string.Empty, "column", column, ColumnLength);
            if (!ExportColumn.TryParse(column, out _))
                violations.Add(string.Empty, ExportColumn.Refusal(column));
        }

        violations.ThrowIfAny();
        Rows!.Check(kind);
        _ = Sort(kind);
    }

    /// <summary>The order; null: newest first.</summary>
    public SortClause? Sort(RowKind kind) => kind.Sorts() is { } fields ? SortParser.Parse(Sorting?.ToString(), fields) : null;
}
