using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Experiments as rows of a selection: those that the list shows, without trials of optimizations, or the trials of one.</summary>
internal sealed class ExperimentRows(IExperiments experiments) : EntityRows<ExperimentView>(RowKind.Experiments, "experiments"), ITaggedRows
{
    private const int PieceSize = 500;

    // Each is a parameter of the statement; with more, columns are those of all that the project has.
    private const int MostIds = 1000;

    protected override IReadOnlyList<string> Columns => ExperimentColumns.Usual;

    public override async Task<IReadOnlyList<string>> ColumnsAsync(Scope scope, RowSelection selection, CancellationToken cancellationToken)
    {
        var query = QueryOf(selection) with { Ids = selection.Ids is { Count: <= MostIds } ids ? ids : null };
        var columns = new ExperimentColumns(await experiments.GetScoreNamesAsync(scope, query, cancellationToken));
        Guid? below = null;
        while (await experiments.ReadAsync(scope, query, below, PieceSize, cancellationToken) is { Count: > 0 } rows)
        {
            columns.Add(rows);
            below = rows[^1].Experiment.Id;
        }

        return columns.Names;
    }

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        experiments.DeleteAsync(scope, ids, cancellationToken);

    public Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, CancellationToken cancellationToken) =>
        experiments.PatchManyAsync(scope, ids, new ExperimentPatch { TagsToAdd = add, TagsToRemove = remove }, mergeTags: false, cancellationToken);

    protected override async Task<Page<ExperimentView>> FindAsync(
        Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken)
    {
        var query = QueryOf(selection) with { Ids = part?.Ids, Sort = sort, Page = page, Size = size };
        if (part is null)
            return await experiments.FindAsync(scope, query, cancellationToken);
        var rows = await experiments.ReadAsync(scope, query, part.Below, size, cancellationToken);
        return new Page<ExperimentView>(1, rows, rows.Count);
    }

    protected override Guid IdOf(ExperimentView row) => row.Experiment.Id;

    // All are of one project, whose name the file carries.
    protected override void Write(Utf8JsonWriter writer, Scope scope, ExperimentView row) => ExperimentJson.Write(writer, row, null);

    private ExperimentQuery QueryOf(RowSelection selection) =>
        new()
        {
            ProjectIds = [selection.ProjectId!.Value],
            // Trials are of several types; an optimization names them all.
            Types = selection.OptimizationId is null ? [ExperimentType.Regular] : null,
            OptimizationId = selection.OptimizationId,
            Name = selection.Search,
            Filters = selection.FiltersOf(Kind),
        };
}
