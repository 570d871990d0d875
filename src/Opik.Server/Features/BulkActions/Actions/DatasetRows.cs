using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Import;
using Opik.Server.Features.Datasets.Sources;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Makes dataset items of traces or spans; all of one action are one version.</summary>
internal sealed class DatasetRows(IDatasets datasets, IDatasetItemWrites items, ItemSources sources) : IBulkAction
{
    public BulkActionType Type => BulkActionType.AddToDataset;

    // Each one is read with all that belongs to it.
    public int PieceSize => 200;

    public async Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken)
    {
        if (await datasets.GetAsync(scope, request.DatasetId!.Value, cancellationToken) is null)
            throw ApiException.NotFound("Dataset not found");
        _ = OptionsOf(request);
        List<string> violations = [];
        _ = MappingsOf(request, violations);
        if (violations.Count > 0)
            throw ApiException.Invalid(violations);
    }

    public async Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken)
    {
        var options = OptionsOf(request);
        // A test suite describes its items itself.
        var mappings = request.FieldMappings is not null && await datasets.GetAsync(job.Scope, request.DatasetId!.Value, cancellationToken) is { Type: not DatasetType.EvaluationSuite }
            ? MappingsOf(request, [])
            : [];
        var writes = new List<DatasetItemWrite>(rows.Count);
        foreach (var row in rows)
        {
            var item = request.Entity == RowKind.Traces
                ? await sources.OfTraceAsync(job.Scope, row.Id, options, mappings, cancellationToken)
                : await sources.OfSpanAsync(job.Scope, row.Id, options, mappings, cancellationToken);
            // From the job and the place, so that a repeated attempt writes the same items.
            if (item is not null)
                writes.Add(item with { Id = ImportedItemId.Of(job.Id, job.CreatedAt, done + writes.Count) });
        }

        if (writes.Count > 0)
            await items.PutAsync(job.Scope, DatasetTarget.Of(request.DatasetId!.Value), writes, job.Id, null, cancellationToken);
    }

    private static List<(string, JsonPath)> MappingsOf(BulkActionBody request, List<string> violations)
    {
        if (request.FieldMappings is not { } json)
            return [];
        var cursor = new JsonCursor(json.Utf8.Span);
        return ItemsFromBody.ReadMappings(ref cursor, violations);
    }

    private static EnrichmentOptions OptionsOf(BulkActionBody request)
    {
        if (request.EnrichmentOptions is not { } json)
            return new EnrichmentOptions(false, false, false, false, false, false);
        var cursor = new JsonCursor(json.Utf8.Span);
        return EnrichmentOptions.Read(ref cursor) ?? new EnrichmentOptions(false, false, false, false, false, false);
    }
}
