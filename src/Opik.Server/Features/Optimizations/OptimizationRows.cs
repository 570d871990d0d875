using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations as rows of a selection.</summary>
internal sealed class OptimizationRows(IOptimizations optimizations) : EntityRows<OptimizationView>(RowKind.Optimizations, "optimizations")
{
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "id", "name", "status", "dataset_name", "objective_name", "num_trials", "baseline_objective_score", "best_objective_score", "best_duration", "best_cost",
        "total_optimization_cost", "created_at", "created_by", "last_updated_at",
    ];

    public override Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        optimizations.DeleteAsync(scope, ids, cancellationToken);

    protected override Task<Page<OptimizationView>> FindAsync(
        Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken)
    {
        var query = new OptimizationQuery { ProjectId = selection.ProjectId, Name = selection.Search, Filters = selection.FiltersOf(Kind), Part = part, Page = page, Size = size };
        return optimizations.FindAsync(scope, query, cancellationToken);
    }

    protected override Guid IdOf(OptimizationView row) => row.Optimization.Id;

    protected override void Write(Utf8JsonWriter writer, Scope scope, OptimizationView row) => WriteMembers(writer, OptimizationAnswer.Of(row));
}
