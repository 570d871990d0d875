using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>Which items of the version go into the file; what is left out selects nothing away.</summary>
/// <param name="Ids">These only.</param>
/// <param name="Filters">Those that meet these conditions only, as a list of items takes them.</param>
/// <param name="Except">Not these.</param>
internal sealed record ExportSelection(IReadOnlyList<Guid>? Ids, [property: WrittenAs(typeof(IReadOnlyList<RowFilter>))] JsonElement? Filters, IReadOnlyList<Guid>? Except)
{
    private const int MostIds = 10_000;

    /// <summary>Whether it selects nothing away.</summary>
    public bool IsAll => Ids is null && Filters is null && Except is not { Count: > 0 };

    /// <summary>Its conditions.</summary>
    /// <exception cref="FilterException">A condition is wrong.</exception>
    public IReadOnlyList<FilterClause> ToClauses() => ItemFilters.Parse(Filters is { } json ? JsonText.Parse(json.GetRawText()) : null);

    /// <summary>422 when it is longer than allowed or empty, 400 when a condition is wrong.</summary>
    public void Check()
    {
        var violations = new Violations();
        if (Ids is not null)
            violations.CheckBatch("ids", Ids.Count, MostIds);
        if (Except is { Count: > MostIds })
            violations.Add(string.Empty, $"except size must be between 0 and {MostIds}");
        violations.ThrowIfAny();
        _ = ToClauses();
    }
}
