using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>Datasets and test suites as rows of a selection.</summary>
internal sealed class DatasetListRows(IDatasets datasets) : EntityRows<Dataset>(RowKind.Datasets, "datasets"), ITaggedRows
{
    protected override IReadOnlyList<string> Columns { get; } =
        ["id", "name", "type", "description", "dataset_items_count", "tags", "experiment_count", "most_recent_experiment_at", "created_at", "created_by", "last_updated_at"];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        datasets.DeleteAsync(scope, ids, cancellationToken);

    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, CancellationToken cancellationToken) =>
        datasets.TagAsync(scope, ids, add, remove, cancellationToken);

    protected override Task<Page<Dataset>> FindAsync(Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken)
    {
        var query = new DatasetQuery { ProjectId = selection.ProjectId, Name = selection.Search, Filters = selection.FiltersOf(Kind), Sort = sort, Part = part, Page = page, Size = size };
        return datasets.FindAsync(scope, query, cancellationToken);
    }

    protected override Guid IdOf(Dataset row) => row.Id;

    protected override void Write(Utf8JsonWriter writer, Scope scope, Dataset row) => WriteMembers(writer, DatasetView.Of(row));
}
